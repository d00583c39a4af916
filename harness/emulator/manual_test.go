package emulator

import (
	"testing"
)

// The examples of the manual, clause by clause.
func TestManualExamples(t *testing.T) {
	const conn = `AT+MFTPCONN=0,"115.29.109.79","uftp","12341",21`
	for _, tt := range []struct {
		clause string
		steps  [][]string // command, then the lines of the answer
	}{
		{"3.1", [][]string{
			{`AT+MFTPCFG=0,"ssl",0,0`, "OK"},
			{`AT+MFTPCFG=0,"data_type",0`, "OK"},
			{`AT+MFTPCFG=0,"transmode",1`, "OK"},
			{`AT+MFTPCFG=0,"ssl"`, `+MFTPCFG: 0,"ssl",0,0`, "OK"},
			{`AT+MFTPCFG=0`, `+MFTPCFG: 0,"data_type",0`, `+MFTPCFG: 0,"transmode",1`, `+MFTPCFG: 0,"rsptimeout",10`,
				`+MFTPCFG: 0,"ssl",0,0`, `+MFTPCFG: 0,"local_fs",0`, `+MFTPCFG: 0,"cid",1`, "OK"},
			{`AT+MFTPCFG=?`, `+MFTPCFG: (0-5),"data_type",(0-1)`, `+MFTPCFG: (0-5),"transmode",(0-1)`, `+MFTPCFG: (0-5),"rsptimeout",(2-30)`,
				`+MFTPCFG: (0-5),"ssl",(0-2),(0-5)`, `+MFTPCFG: (0-5),"local_fs",(0-1)`, `+MFTPCFG: (0-5),"cid",(1-15)`, "OK"},
		}},
		{"3.2", [][]string{
			{`AT+MFTPCONN=?`, `+MFTPCONN: (0-5),,,,(0-65535)`, "OK"},
			{`AT+MFTPCONN=0,"2001:608:c00:180::1:ea"`, "OK", "+MFTPCONN: 0,0"},
			{`AT+MFTPCONN=1,"115.29.109.79","uftp","12341",21`, "OK", "+MFTPCONN: 1,0"},
			{`AT+MFTPCONN=1,"115.29.109.79"`, "+CME ERROR: 802"},
		}},
		{"3.3", [][]string{
			{conn, "OK", "+MFTPCONN: 0,0"},
			{`AT+MFTPDISC=?`, `+MFTPDISC: (0-5)`, "OK"},
			{`AT+MFTPDISC=0`, "OK", "+MFTPDISC: 0,0", `+MFTPURC: 0,"conn",0`},
			{`AT+MFTPDISC=0`, "+CME ERROR: 801"},
		}},
		{"3.13", [][]string{
			{`AT+MFTPSTATE=0`, "+MFTPSTATE: 0,0", "OK"},
			{conn, "OK", "+MFTPCONN: 0,0"},
			{`AT+MFTPSTATE=0`, "+MFTPSTATE: 0,1", "OK"},
			{`AT+MFTPSTATE=1`, "+MFTPSTATE: 1,0", "OK"},
			{`AT+MFTPSTATE=?`, "+MFTPSTATE: (0-5)", "OK"},
		}},
		{"4.1 paths", [][]string{
			{conn, "OK", "+MFTPCONN: 0,0"},
			{`AT+MFTPPWD=0`, "OK", `+MFTPPWD: 0,0,"/home/uftp"`},
			{`AT+MFTPCWD=0,"/home/uftp/test"`, "OK", "+MFTPCWD: 0,0"},
			{`AT+MFTPPWD=0`, "OK", `+MFTPPWD: 0,0,"/home/uftp/test"`},
			{`AT+MFTPLIST=0,"/home/uftp/test"`, "OK", "+MFTPLIST: 0,14"},
			{`AT+MFTPMKD=0,"test1"`, "OK", "+MFTPMKD: 0,0"},
			{`AT+MFTPSTOR=0,"1.txt",1,10,"1111111111"`, "OK", "+MFTPSTOR: 0,0,10"},
			{`AT+MFTPRN=0,"test1","test2"`, "OK", "+MFTPRN: 0,0"},
			{`AT+MFTPRN=0,"1.txt","2.txt"`, "OK", "+MFTPRN: 0,0"},
			{`AT+MFTPLIST=0,"2.txt"`, "OK", `+MFTPLIST: 0,0,"2.txt",10,20220818074000,"rw-"`},
			{`AT+MFTPLIST=0,"/home/uftp/test"`, "OK", `+MFTPLIST: 0,0,"2.txt",10,20220818074000,"rw-"`, `+MFTPLIST: 0,0,"test2","rwx"`},
			{`AT+MFTPDEL=0,"2.txt"`, "OK", "+MFTPDEL: 0,0"},
			{`AT+MFTPDEL=0,"test2"`, "OK", "+MFTPDEL: 0,0"},
			{`AT+MFTPDEL=0,"test2"`, "OK", "+MFTPDEL: 0,10"},
			{`AT+MFTPDISC=0`, "OK", "+MFTPDISC: 0,0", `+MFTPURC: 0,"conn",0`},
		}},
		{"4.1 append, serial", [][]string{
			{`AT+MFTPCFG=0,"local_fs",0`, "OK"},
			{conn, "OK", "+MFTPCONN: 0,0"},
			{`AT+MFTPAPPE=0,"1.txt",1,10,"1234567890"`, "OK", "+MFTPAPPE: 0,0,10"},
			{`AT+MFTPRETR=0,"1.txt"`, "OK", "+MFTPRETR: 0,0,10,10,1234567890"},
			{`AT+MFTPAPPE=0,"1.txt",1,3,"abc"`, "OK", "+MFTPAPPE: 0,0,3"},
			{`AT+MFTPRETR=0,"1.txt",,5`, "OK", "+MFTPRETR: 0,0,8,8,67890abc"},
			{`AT+MFTPRETR=0,"1.txt",,5,5`, "OK", "+MFTPRETR: 0,0,5,5,67890"},
			{`AT+MFTPRETR=0,"none"`, "OK", "+MFTPRETR: 0,10"},
		}},
		{"4.1 local file system", [][]string{
			{`AT+MFTPCFG=0,"local_fs",1`, "OK"},
			{`AT+MFPUT="/usr/test.txt",12,"CESHI3333333"`, "+MFPUT: 12", "OK"},
			{conn, "OK", "+MFTPCONN: 0,0"},
			{`AT+MFTPSTOR=0,"2.txt","/usr/test.txt"`, "OK", "+MFTPSTOR: 0,0,12"},
			{`AT+MFTPAPPE=0,"2.txt","/usr/test.txt"`, "OK", "+MFTPAPPE: 0,0,12"},
			{`AT+MFTPRETR=0,"2.txt","/usr/test.txt",5,7`, "OK", "+MFTPRETR: 0,0,7,7"},
			{`AT+MFGET="/usr/test.txt"`, "+MFGET: 7,3333333", "OK"},
			{`AT+MFLIST`, `+MFLIST: "/usr/test.txt",7`, "OK"},
			{`AT+MFSIZE="/usr/test.txt"`, `+MFSIZE: 7`, "OK"},
			{`AT+MFDELETE="/usr/test.txt"`, "OK"},
			{`AT+MFTPSTOR=0,"2.txt","/usr/test.txt"`, "OK", "+MFTPSTOR: 0,18,0"},
			{`AT+MFTPRETR=0,"2.txt"`, "+CME ERROR: 50"},
		}},
		{"3.4-3.12 test forms", [][]string{
			{`AT+MFTPCWD=?`, "+MFTPCWD: (0-5),", "OK"},
			{`AT+MFTPPWD=?`, "+MFTPPWD: (0-5)", "OK"},
			{`AT+MFTPMKD=?`, "+MFTPMKD: (0-5),", "OK"},
			{`AT+MFTPLIST=?`, "+MFTPLIST: (0-5),", "OK"},
			{`AT+MFTPDEL=?`, "+MFTPDEL: (0-5),", "OK"},
			{`AT+MFTPRN=?`, "+MFTPRN: (0-5),,", "OK"},
			{`AT+MFTPRETR=?`, "+MFTPRETR: (0-5),[,[,<offset>[,<length>]]]", "OK"},
			{`AT+MFTPAPPE=?`, "+MFTPAPPE: (0-5),,,,", "OK"},
			{`AT+MFTPSTOR=?`, "+MFTPSTOR: (0-5),,,,", "OK"},
		}},
	} {
		t.Run(tt.clause, func(t *testing.T) {
			h := newHost(t, Config{})
			for _, s := range tt.steps {
				h.do(s[0], s[1:]...)
			}
			h.fence()
		})
	}
}
