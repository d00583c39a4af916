package defect

import "slices"

// dialogues are defects of the dialogue with the server and of files: which command goes out when, which
// reply answers it, what is left of half-done work, and which file of the module or the server is meant.
func dialogues() []place {
	return slices.Concat(dialogueSettings(), dialogueConnections(), dialoguePaths(), dialogueLists(), dialogueDownloads(), dialogueUploads(), dialogueStates())
}
