// Package redact hides secrets by their value: a password that a run has made or was told
// stands as *** in every text that passes. Iut and scenario name the secrets, campaign
// passes results through. It must never hide anything else.
package redact
