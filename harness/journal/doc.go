// Package journal keeps a run on disk while it goes on: each execution as a line of
// results.jsonl, the payloads in files, results.json at the end, and a lock on the folder.
// Campaign calls it. It must never change a result, and never lose one that was written.
package journal
