// Package suggest finds the word that was meant by a misspelt one. Cli and strictyaml call
// it. It must never put a word in the place of another by itself.
package suggest
