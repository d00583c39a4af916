package defect

import (
	"fmt"
	"strings"
	"time"
)

// interruptions: pauses, order, and what happens meanwhile on other channels.
func interruptions() []place {
	var all []place
	for _, name := range []string{"appe", "stor"} {
		command, full, n := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name), clause(name)
		add := func(id, title, requirement string, h func() hooks) {
			if !strings.HasPrefix(requirement, "R") {
				requirement = "R" + n + "-" + requirement
			}
			all = append(all, place{name + "-" + id, title, requirement, command, h})
		}
		add("pause-loses-data", fmt.Sprintf("In the transparent mode of AT+%s what follows a pause of more than a second is lost.", command), "49", afterPause(full, time.Second, func([]byte) []byte { return nil }))
		add("short-pause-loses-byte", fmt.Sprintf("In the transparent mode of AT+%s the first byte after a pause of 200 ms is lost.", command), "49", afterPause(full, 200*time.Millisecond, func(b []byte) []byte { return b[min(1, len(b)):] }))
		add("counted-pause-ends", fmt.Sprintf("A pause of 1 s in the counted data of AT+%s ends the command.", command), "28", dataPause(full, true))
		add("ctrl-z-pause-ends", fmt.Sprintf("A pause of 1 s before the ctrl+z of AT+%s ends the command.", command), "29", dataPause(full, false))
		add("counted-loses-next-command", fmt.Sprintf("A command that comes in one piece with the last byte of counted data of AT+%s is lost.", command), "28", tailSwallowed(full, true))
		add("ctrl-z-loses-next-command", fmt.Sprintf("A command that comes in one piece with the ctrl+z of AT+%s is lost.", command), "29", tailSwallowed(full, false))
		add("counted-first-piece-only", fmt.Sprintf("Counted data of AT+%s that come in several pieces are read up to the first pause, and the rest is filled with NUL.", command), "49", firstPiece(full, true))
		add("ctrl-z-first-piece-only", fmt.Sprintf("Of the data of AT+%s before ctrl+z that come in several pieces the first one is kept.", command), "49", firstPiece(full, false))
		add("empty-ctrl-z-hangs", fmt.Sprintf("AT+%s has no answer when ctrl+z comes at once.", command), "29", emptyHangs(full))
		add("disc-between-packets-hangs", fmt.Sprintf("AT+MFTPDISC between two packets of AT+%s has no result.", command), "R3.3-06", discBetween(full, "hangs"))
		add("channel-dead-after-disc-between-packets", fmt.Sprintf("After AT+MFTPDISC between two packets of AT+%s the channel cannot be connected again.", command), "R3.3-25", discBetween(full, "dead"))
		add("notice-missing-in-upload", fmt.Sprintf("When the server ends the connection during AT+%s there is no notice.", command), "R3.14-01", noticeAfterFailed(full))
		add("notice-missing-between-packets", fmt.Sprintf("When the server ends the connection between two packets of AT+%s there is no notice.", command), "R3.14-01", noticeBetweenPackets(full))
		add("other-channel-ends-upload", fmt.Sprintf("A command of another channel between two packets of AT+%s ends the upload.", command), "50", otherChannelDrops(3, full))
		add("query-ends-upload", fmt.Sprintf("AT+MFTPSTATE between two packets of AT+%s ends the upload.", command), "35", stateDrops(full))
		add("same-channel-ends-upload", fmt.Sprintf("A command that is refused as busy between two packets of AT+%s ends the upload.", command), "35", busyDrops(full))
	}
	for _, name := range []string{"cfg", "conn", "pwd", "list", "state", "disc"} {
		command, full := "MFTP"+strings.ToUpper(name), "+MFTP"+strings.ToUpper(name)
		accepts := map[string]string{"cfg": "R3.1-28", "conn": "R3.2-46", "pwd": "R3.5-25", "list": "R3.7-45", "state": "R3.13-26", "disc": "R3.3-24"}[name]
		all = append(all,
			place{name + "-lost-during-download", fmt.Sprintf("While another channel downloads AT+%s is not answered.", command), accepts, command, lostWhile(full, 2)},
			place{name + "-lost-during-upload", fmt.Sprintf("While another channel waits for the next packet of an upload AT+%s is not answered.", command), accepts, command, lostWhile(full, 3)},
			place{name + "-ends-other-download", fmt.Sprintf("AT+%s of one channel ends the download of another, which has no result.", command), "R3.10-43", "MFTPRETR", dropsWhile(full, 2)})
	}
	for _, name := range []string{"retr", "list", "cwd", "pwd"} {
		full := "+MFTP" + strings.ToUpper(name)
		if name == "retr" {
			all = append(all, place{"retr-notice-missing-in-transfer", "When the server ends the connection during a download there is no notice.", "R3.14-01", "MFTPRETR", noticeAfterFailed(full)})
			continue
		}
		all = append(all, place{name + "-notice-missing-in-command", fmt.Sprintf("When the server ends the connection instead of answering AT+MFTP%s there is no notice.", strings.ToUpper(name)), "R3.14-01", "MFTP" + strings.ToUpper(name), noticeAfterFailed(full)})
	}
	for _, name := range []string{"conn", "cwd", "list", "retr", "stor"} {
		full, command := "+MFTP"+strings.ToUpper(name), "MFTP"+strings.ToUpper(name)
		all = append(all,
			place{name + "-result-lost-by-next-command", fmt.Sprintf("A command that comes before the result of AT+%s of its channel makes that result disappear.", command), statement(name, "06"), command, resultLostByNext(full)},
			place{name + "-next-command-unanswered", fmt.Sprintf("A command that comes before the result of AT+%s of its channel is not answered.", command), "R5-04", command, nextUnanswered(full)})
	}
	return append(all,
		place{"two-notices-of-one-channel", "When two connections end within half a second both notices name the same channel.", "R3.14-02", "MFTPURC", twoNotices(false)},
		place{"second-notice-lost", "When two connections end within half a second the second one is not notified.", "R3.14-04", "MFTPURC", twoNotices(true)},
		place{"notice-of-channel-5-missing", "The end of the connection of channel 5 is not notified.", "R3.14-01", "MFTPURC", withholds(func(u unit) bool { return closed(u) && u.Channel == 5 })},
		place{"notice-30-seconds-late", "The notice comes 30 s after the end of the connection.", "R3.14-01", "MFTPURC", output(func(e *env, u unit, next func(unit)) {
			if closed(u) {
				e.After(30*time.Second, func() { next(u) })
				return
			}
			next(u)
		})},
		place{"notice-for-connected-channels", "The end of one connection is notified for all that are connected.", "R3.14-05", "MFTPURC", output(func(e *env, u unit, next func(unit)) {
			next(u)
			if !closed(u) {
				return
			}
			for id := range 6 {
				if id != u.Channel && e.State(id) == 1 {
					other := u
					other.Channel, other.Fields = id, append([]string{fmt.Sprint(id)}, u.Fields[1:]...)
					next(other)
				}
			}
		})},
		place{"transparent-loss-without-end", "When the server ends the connection in transparent mode the mode goes on until +++.", "R3.11-27", "MFTPAPPE", transparentGoesOn},
	)
}
