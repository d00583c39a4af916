// Package iut is the implementation under test, the module as the tester drives it from case
// to case: first contact, an exchange that judges nothing, the fence, recovery, and what is
// left to restore. Scenario and campaign call it. It must never judge what a case asks.
package iut
