package campaign

// StepObserver is an Observer that wants to know what a case waits for.
type StepObserver interface {
	// AtStep is called when the case on a bench comes to a step.
	AtStep(bench, step string)
}
