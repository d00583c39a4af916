@clause-4.1
Feature: The sequences of §4.1 work beside each other, and whatever went before

  Rule: what a channel is in the midst of is its own

    @FLOW-100 @R3.1-63 @R3.2-46 @R3.3-24 @R3.4-30 @R3.5-25 @R3.6-32 @R3.7-45 @R3.8-30 @R3.9-33 @R3.10-43 @R3.11-35 @R3.11-50 @R3.12-50 @R3.13-26 @tour @D03 @D21 @D27 @D42 @D49 @D52
    Scenario: Everything on other channels, while an upload is between two packets
      Given channel 1 is set to "rsptimeout" 30
      And channel 1 is logged in with home "/home/a"
      And channel 4 is logged in with home "/home/b"
      And the server has
        """
        /home/a/work/
        /home/b/in/f.txt: 12345678
        """
      And channel 1 works in "/home/a/work"
      And channel 4 works in "/home/b/in"
      When the host sends AT+MFTPAPPE=1,"p.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,5
        """
      Given channel 4 is set to "rsptimeout" 9
      And channel 2 is set to "rsptimeout" 11
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=4,"n"
        AT+MFTPCWD=4,"/home/b/in/n"
        AT+MFTPPWD=4
        AT+MFTPSTOR=4,"s.txt",1,5,"abcde"
        AT+MFTPAPPE=4,"s.txt",1,3,"fgh"
        AT+MFTPRN=4,"s.txt","t.txt"
        AT+MFTPRETR=4,"t.txt"
        AT+MFTPMKD=4,"m"
        AT+MFTPDEL=4,"m"
        AT+MFTPMKD=4,"k"
        """
      And the host sends AT+MFTPLIST=4,"/home/b/in"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/b/in" on channel 4
      And channel 4 is in state 1
      Given the account <user> with home "/home/c"
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 5,0
        """
      When the host sends AT+MFTPDISC=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 5,0
        """
      And the module may report the end of connection 5
      When the host sends AT+MFTPAPPE=1,"p.txt",1,4,"6789"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,4
        """
      And channels 0 to 5 are in the states 0 1 0 0 1 0
      And channels 0 to 5 work in "- /home/a/work - - /home/b/in/n -"
      And each channel shows its settings
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=1,"w"
        AT+MFTPMKD=4,"v"
        """
      Then the server holds in "/home/a" just
        """
        /home/a/work/
        /home/a/work/p.txt: 123456789
        /home/a/work/w/
        """
      And the server holds in "/home/b" just
        """
        /home/b/in/
        /home/b/in/f.txt: 12345678
        /home/b/in/n/
        /home/b/in/n/k/
        /home/b/in/n/t.txt: abcdefgh
        /home/b/in/n/v/
        """

    @FLOW-101 @R3.1-63 @R3.2-46 @R3.3-24 @R3.4-30 @R3.5-25 @R3.6-32 @R3.7-45 @R3.8-30 @R3.9-33 @R3.10-43 @R3.11-50 @R3.12-50 @R3.13-26 @tour @D03 @D04 @D05 @D21 @D27 @D49 @D52
    Scenario Outline: Everything on other channels, while <line> is under way
      Given channel 1 is set to "rsptimeout" 30
      And channel 1 is logged in with home "/home/a"
      And channel 4 is logged in with home "/home/b"
      And the server has
        """
        /home/a/work/p.txt: 1234567890
        /home/b/in/f.txt: 12345678
        """
      And channel 1 works in "/home/a/work"
      And channel 4 works in "/home/b/in"
      And the server holds the next transfer open
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And a transfer of channel 1 is open at the server
      Given channel 4 is set to "rsptimeout" 9
      And channel 2 is set to "rsptimeout" 11
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=4,"n"
        AT+MFTPCWD=4,"/home/b/in/n"
        AT+MFTPPWD=4
        AT+MFTPSTOR=4,"s.txt",1,5,"abcde"
        AT+MFTPAPPE=4,"s.txt",1,3,"fgh"
        AT+MFTPRN=4,"s.txt","t.txt"
        AT+MFTPRETR=4,"t.txt"
        AT+MFTPMKD=4,"m"
        AT+MFTPDEL=4,"m"
        AT+MFTPMKD=4,"k"
        """
      And the host sends AT+MFTPLIST=4,"/home/b/in"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/b/in" on channel 4
      And channel 4 is in state 1
      Given the account <user> with home "/home/c"
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 5,0
        """
      When the host sends AT+MFTPDISC=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 5,0
        """
      And the module may report the end of connection 5
      When the server lets the transfer go on
      Then the module reports
        """
        <report>
        """
      And channels 0 to 5 are in the states 0 1 0 0 1 0
      And channels 0 to 5 work in "- /home/a/work - - /home/b/in/n -"
      And each channel shows its settings
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=1,"w"
        AT+MFTPMKD=4,"v"
        """
      Then the server holds in "/home/a" just
        """
        /home/a/work/
        <stored>
        /home/a/work/w/
        """
      And the server holds in "/home/b" just
        """
        /home/b/in/
        /home/b/in/f.txt: 12345678
        /home/b/in/n/
        /home/b/in/n/k/
        /home/b/in/n/t.txt: abcdefgh
        /home/b/in/n/v/
        """

      Examples:
        | key  | line                              | report                                                       | stored                              |
        | RETR | AT+MFTPRETR=1,"p.txt"             | +MFTPRETR: 1,0,10,10,1234567890                              | /home/a/work/p.txt: 1234567890      |
        | LIST | AT+MFTPLIST=1,"/home/a/work"      | +MFTPLIST: 1,0,"p.txt",10,<time of /home/a/work/p.txt>,"rw-" | /home/a/work/p.txt: 1234567890      |
        | STOR | AT+MFTPSTOR=1,"p.txt",1,5,"abcde" | +MFTPSTOR: 1,0,5                                             | /home/a/work/p.txt: abcde           |
        | APPE | AT+MFTPAPPE=1,"p.txt",1,5,"abcde" | +MFTPAPPE: 1,0,5                                             | /home/a/work/p.txt: 1234567890abcde |

    @FLOW-102 @R3.2-47 @R3.4-30 @R3.5-25 @R3.6-32 @R3.7-45 @R3.8-30 @R3.9-33 @R3.10-43 @R3.11-51 @R3.12-51 @tour @D04 @D05 @D29 @D31 @D32
    Scenario: Six channels in six directories: each command goes to the directory of its channel
      Given channel 3 is logged in with home "/home/c3"
      And channel 0 is logged in with home "/home/c0"
      And channel 5 is logged in with home "/home/c5"
      And channel 1 is logged in with home "/home/c1"
      And channel 4 is logged in with home "/home/c4"
      And channel 2 is logged in with home "/home/c2"
      And the server has
        """
        /home/c0/in/f.txt: 000
        /home/c0/in/s/only0.txt: 1
        /home/c1/in/f.txt: 1111
        /home/c1/in/s/only1.txt: 1
        /home/c2/in/f.txt: 22222
        /home/c2/in/s/only2.txt: 1
        /home/c3/in/f.txt: 333333
        /home/c3/in/s/only3.txt: 1
        /home/c4/in/f.txt: 4444444
        /home/c4/in/s/only4.txt: 1
        /home/c5/in/f.txt: 55555555
        /home/c5/in/s/only5.txt: 1
        """
      And channel 0 works in "/home/c0/in"
      And channel 1 works in "/home/c1/in"
      And channel 2 works in "/home/c2/in"
      And channel 3 works in "/home/c3/in"
      And channel 4 works in "/home/c4/in"
      And channel 5 works in "/home/c5/in"
      When the host sends AT+MFTPLIST=5,"s"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/c5/in/s" on channel 5
      When the host sends AT+MFTPLIST=3,"s"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/c3/in/s" on channel 3
      When the host sends AT+MFTPLIST=1,"s"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/c1/in/s" on channel 1
      When the host sends AT+MFTPLIST=4,"s"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/c4/in/s" on channel 4
      When the host sends AT+MFTPLIST=2,"s"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/c2/in/s" on channel 2
      When the host sends AT+MFTPLIST=0,"s"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/c0/in/s" on channel 0
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRETR=5,"f.txt"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPRETR=1,"f.txt"
        AT+MFTPRETR=4,"f.txt"
        AT+MFTPRETR=2,"f.txt"
        AT+MFTPRETR=0,"f.txt"
        AT+MFTPMKD=5,"m5"
        AT+MFTPMKD=3,"m3"
        AT+MFTPMKD=1,"m1"
        AT+MFTPMKD=4,"m4"
        AT+MFTPMKD=2,"m2"
        AT+MFTPMKD=0,"m0"
        AT+MFTPSTOR=5,"n.txt",1,6,"abcdef"
        AT+MFTPSTOR=3,"n.txt",1,4,"abcd"
        AT+MFTPSTOR=1,"n.txt",1,2,"ab"
        AT+MFTPSTOR=4,"n.txt",1,5,"abcde"
        AT+MFTPSTOR=2,"n.txt",1,3,"abc"
        AT+MFTPSTOR=0,"n.txt",1,1,"a"
        AT+MFTPAPPE=5,"f.txt",1,1,"5"
        AT+MFTPAPPE=3,"f.txt",1,1,"3"
        AT+MFTPAPPE=1,"f.txt",1,1,"1"
        AT+MFTPAPPE=4,"f.txt",1,1,"4"
        AT+MFTPAPPE=2,"f.txt",1,1,"2"
        AT+MFTPAPPE=0,"f.txt",1,1,"0"
        AT+MFTPRN=5,"n.txt","o.txt"
        AT+MFTPRN=3,"n.txt","o.txt"
        AT+MFTPRN=1,"n.txt","o.txt"
        AT+MFTPRN=4,"n.txt","o.txt"
        AT+MFTPRN=2,"n.txt","o.txt"
        AT+MFTPRN=0,"n.txt","o.txt"
        AT+MFTPDEL=5,"m5"
        AT+MFTPDEL=3,"m3"
        AT+MFTPDEL=1,"m1"
        AT+MFTPDEL=4,"m4"
        AT+MFTPDEL=2,"m2"
        AT+MFTPDEL=0,"m0"
        AT+MFTPPWD=5
        AT+MFTPPWD=3
        AT+MFTPPWD=1
        AT+MFTPPWD=4
        AT+MFTPPWD=2
        AT+MFTPPWD=0
        """
      Then the server holds in "/home/c0" just
        """
        /home/c0/in/
        /home/c0/in/f.txt: 0000
        /home/c0/in/o.txt: a
        /home/c0/in/s/
        /home/c0/in/s/only0.txt: 1
        """
      And the server holds in "/home/c1" just
        """
        /home/c1/in/
        /home/c1/in/f.txt: 11111
        /home/c1/in/o.txt: ab
        /home/c1/in/s/
        /home/c1/in/s/only1.txt: 1
        """
      And the server holds in "/home/c2" just
        """
        /home/c2/in/
        /home/c2/in/f.txt: 222222
        /home/c2/in/o.txt: abc
        /home/c2/in/s/
        /home/c2/in/s/only2.txt: 1
        """
      And the server holds in "/home/c3" just
        """
        /home/c3/in/
        /home/c3/in/f.txt: 3333333
        /home/c3/in/o.txt: abcd
        /home/c3/in/s/
        /home/c3/in/s/only3.txt: 1
        """
      And the server holds in "/home/c4" just
        """
        /home/c4/in/
        /home/c4/in/f.txt: 44444444
        /home/c4/in/o.txt: abcde
        /home/c4/in/s/
        /home/c4/in/s/only4.txt: 1
        """
      And the server holds in "/home/c5" just
        """
        /home/c5/in/
        /home/c5/in/f.txt: 555555555
        /home/c5/in/o.txt: abcdef
        /home/c5/in/s/
        /home/c5/in/s/only5.txt: 1
        """

    @FLOW-108 @R3.10-28 @R3.10-43 @R3.11-44 @R3.11-50 @R3.12-44 @R3.12-50 @tour @needs-files @D02 @D05 @D13 @D27
    Scenario Outline: Two channels with local files at once: AT+MFTP<command>, and AT+MFTP<next>
      Given channel 1 is set to "local_fs" 1
      And channel 4 is set to "local_fs" 1
      And channel 1 is logged in with home "/home/a"
      And channel 4 is logged in with home "/home/b"
      And the server has
        """
        /home/a/x.txt: 1234567890
        /home/b/y.txt: abcdefg
        """
      And the module has the local file "/usr/x.txt" with
        """
        ABCDE
        """
      And the module has the local file "/usr/y.txt" with
        """
        vwxyz123
        """
      And the server holds the next transfer open
      When the host sends <first>
      Then the module answers
        """
        OK
        """
      And a transfer of channel 1 is open at the server
      When the host sends <second>
      Then the command succeeds
      When the server lets the transfer go on
      Then the module reports
        """
        <report>
        """
      And the module holds the local file "/usr/x.txt" with
        """
        <x>
        """
      And the module holds the local file "/usr/y.txt" with
        """
        <y>
        """
      And the server holds in "/home" just
        """
        /home/a/
        /home/a/x.txt: <ax>
        /home/b/
        /home/b/y.txt: <by>
        """

      Examples:
        | key       | command | next | first                              | second                             | report               | x          | y        | ax         | by              |
        | RETR-RETR | RETR    | RETR | AT+MFTPRETR=1,"x.txt","/usr/x.txt" | AT+MFTPRETR=4,"y.txt","/usr/y.txt" | +MFTPRETR: 1,0,10,10 | 1234567890 | abcdefg  | 1234567890 | abcdefg         |
        | RETR-STOR | RETR    | STOR | AT+MFTPRETR=1,"x.txt","/usr/x.txt" | AT+MFTPSTOR=4,"y.txt","/usr/y.txt" | +MFTPRETR: 1,0,10,10 | 1234567890 | vwxyz123 | 1234567890 | vwxyz123        |
        | RETR-APPE | RETR    | APPE | AT+MFTPRETR=1,"x.txt","/usr/x.txt" | AT+MFTPAPPE=4,"y.txt","/usr/y.txt" | +MFTPRETR: 1,0,10,10 | 1234567890 | vwxyz123 | 1234567890 | abcdefgvwxyz123 |

    @FLOW-109 @R3.11-24 @R3.11-35 @R3.11-49 @R3.11-50 @R3.12-24 @R3.12-35 @R3.12-49 @R3.12-50 @tour @slow @D27 @D39 @D40 @D41 @D42 @D59
    Scenario Outline: Every way of an upload on another channel, while AT+<command> is between two packets
      Given channel 1 is set to "rsptimeout" 30
      And channel 1 is logged in with home "/home/a"
      And channel 4 is logged in with home "/home/b"
      When the host sends AT+<command>=1,"p.bin",0,5
      Then the module prompts for data
      When the host types 12345
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 1,0,5
        """
      When the host sends AT+<other>=4,"c.bin",1,7
      Then the module prompts for data
      When the host types abcdefg
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<other>: 4,0,7
        """
      And the server holds the file "/home/b/c.bin" with the payload "'abcdefg'"
      When the host sends AT+<other>=4,"z.bin",1
      Then the module prompts for data
      When the host types hijklm<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<other>: 4,0,6
        """
      And the server holds the file "/home/b/z.bin" with the payload "'hijklm'"
      When the host sends AT+<other>=4,"t.bin"
      Then the module connects
      When the host types nopqrstuvw
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +<other>: 4,0,10
        """
      And the server holds the file "/home/b/t.bin" with the payload "'nopqrstuvw'"
      When the host sends AT+<command>=1,"p.bin",0
      Then the module prompts for data
      When the host types 678<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 1,0,3
        """
      When the host sends AT+<other>=4,"i.bin",1,4,"xyz0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<other>: 4,0,4
        """
      And the server holds the file "/home/b/i.bin" with the payload "'xyz0'"
      When the host sends AT+<command>=1,"p.bin",1,2,"90"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 1,0,2
        """
      And the server holds the file "/home/a/p.bin" with the payload "'1234567890'"
      And channels 0 to 5 are in the states 0 1 0 0 1 0

      Examples:
        | command  | other    |
        | MFTPSTOR | MFTPAPPE |
        | MFTPAPPE | MFTPSTOR |

  Rule: what a command does is over when it has ended

    @FLOW-103 @R3.4-30 @R3.5-20 @R3.6-30 @R3.6-31 @R3.7-31 @R3.8-30 @R3.9-12 @R3.10-12 @R3.11-51 @R3.12-51 @tour @D01 @D04 @D05 @D24 @D25 @D29 @D31 @D32
    Scenario: The working directory after each command, and what is relative to it
      Given channel 2 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/in/f.txt: 12345
        /home/uftp/in/sub/x.txt: 1
        /home/other/y.txt: 12
        """
      And channel 2 works in "/home/uftp/in"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"/home/other/new"
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"a"
        AT+MFTPPWD=2
        """
      When the host sends AT+MFTPLIST=2,"/home/other"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/other" on channel 2
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"b"
        """
      When the host sends AT+MFTPLIST=2,"sub"
      Then the module answers
        """
        OK
        """
      And the module lists all of "/home/uftp/in/sub" on channel 2
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"c"
        AT+MFTPRETR=2,"f.txt"
        AT+MFTPPWD=2
        AT+MFTPSTOR=2,"s.txt",1,5,"abcde"
        AT+MFTPPWD=2
        AT+MFTPRN=2,"s.txt","t.txt"
        AT+MFTPPWD=2
        AT+MFTPAPPE=2,"t.txt",1,1,"f"
        AT+MFTPPWD=2
        AT+MFTPDEL=2,"f.txt"
        AT+MFTPPWD=2
        AT+MFTPDEL=2,"a"
        AT+MFTPPWD=2
        """
      When the host sends AT+MFTPMKD=2,"b"
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"e0"
        """
      When the host sends AT+MFTPMKD=2,"/home/none/new"
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"e1"
        """
      When the host sends AT+MFTPCWD=2,"/home/other/none"
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"e2"
        """
      When the host sends AT+MFTPCWD=2,"/none"
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"e3"
        """
      When the host sends AT+MFTPRETR=2,"none.txt"
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"e4"
        """
      When the host sends AT+MFTPDEL=2,"none"
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"e5"
        """
      When the host sends AT+MFTPRN=2,"none","d"
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"e6"
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=2,"/home/other/last"
        AT+MFTPCWD=2,"/home/uftp/in/sub"
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"/home/uftp/in/z"
        AT+MFTPPWD=2
        AT+MFTPMKD=2,"in"
        AT+MFTPCWD=2,"/home/uftp/in"
        AT+MFTPPWD=2
        """
      Then the server holds in "/home" just
        """
        /home/other/
        /home/other/last/
        /home/other/new/
        /home/other/y.txt: 12
        /home/uftp/
        /home/uftp/in/
        /home/uftp/in/b/
        /home/uftp/in/c/
        /home/uftp/in/e0/
        /home/uftp/in/e1/
        /home/uftp/in/e2/
        /home/uftp/in/e3/
        /home/uftp/in/e4/
        /home/uftp/in/e5/
        /home/uftp/in/e6/
        /home/uftp/in/sub/
        /home/uftp/in/sub/in/
        /home/uftp/in/sub/x.txt: 1
        /home/uftp/in/t.txt: abcdef
        /home/uftp/in/z/
        """

    @FLOW-107 @R3.4-12 @R3.6-12 @R3.8-12 @R3.9-12 @R3.10-12 @R3.11-52 @R3.12-49 @tour @D04 @D05 @D38
    Scenario: One name for a file, a directory and a file again
      Given channel 5 is logged in with home "/home/uftp"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=5,"n",1,3,"abc"
        AT+MFTPRETR=5,"n"
        AT+MFTPDEL=5,"n"
        AT+MFTPAPPE=5,"n",1,2,"de"
        AT+MFTPRETR=5,"n"
        AT+MFTPAPPE=5,"n",1,1,"f"
        AT+MFTPDEL=5,"n"
        AT+MFTPMKD=5,"n"
        AT+MFTPCWD=5,"/home/uftp/n"
        AT+MFTPSTOR=5,"n",1,1,"g"
        AT+MFTPPWD=5
        AT+MFTPDEL=5,"n"
        AT+MFTPCWD=5,"/home/uftp"
        AT+MFTPDEL=5,"n"
        AT+MFTPSTOR=5,"n",1,4,"hijk"
        AT+MFTPRN=5,"n","m"
        AT+MFTPSTOR=5,"n",1,1,"l"
        AT+MFTPRETR=5,"m"
        AT+MFTPRETR=5,"n"
        AT+MFTPDEL=5,"m"
        AT+MFTPRN=5,"n","m"
        AT+MFTPMKD=5,"n"
        AT+MFTPRN=5,"n","o"
        AT+MFTPAPPE=5,"n",1,2,"op"
        AT+MFTPAPPE=5,"m",1,2,"mm"
        AT+MFTPCWD=5,"/home/uftp/o"
        AT+MFTPAPPE=5,"n",1,3,"qrs"
        AT+MFTPMKD=5,"m"
        AT+MFTPDEL=5,"m"
        AT+MFTPAPPE=5,"m",1,1,"t"
        AT+MFTPRETR=5,"n"
        AT+MFTPRETR=5,"m"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/m: lmm
        /home/uftp/n: op
        /home/uftp/o/
        /home/uftp/o/m: t
        /home/uftp/o/n: qrs
        """

    @FLOW-110 @R3.4-30 @R3.5-20 @R3.6-30 @R3.8-30 @R3.9-33 @R3.10-12 @R3.11-51 @R3.12-51 @tour @D04 @D05 @D24 @D25 @D65
    Scenario: After each command that the server refuses the others go on in their directory
      Given channel 3 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/in/f.txt: 12345
        /home/uftp/in/g.txt: 1
        """
      And channel 3 works in "/home/uftp/in"
      Given the server answers PWD or XPWD with 550 Not today
      When the host sends AT+MFTPPWD=3
      Then the command fails as server error
      When the server is itself again
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=3,"s0",1,1,"0"
        AT+MFTPPWD=3
        AT+MFTPMKD=3,"d0"
        AT+MFTPRN=3,"s0","t0"
        AT+MFTPAPPE=3,"t0",1,1,"+"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPDEL=3,"d0"
        """
      Given the server answers CWD or XCWD with 550 Not today
      When the host sends AT+MFTPCWD=3,"/home"
      Then the command fails as server error
      When the server is itself again
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=3,"s1",1,1,"1"
        AT+MFTPPWD=3
        AT+MFTPMKD=3,"d1"
        AT+MFTPRN=3,"s1","t1"
        AT+MFTPAPPE=3,"t1",1,1,"+"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPDEL=3,"d1"
        """
      Given the server answers MKD or XMKD with 550 Not today
      When the host sends AT+MFTPMKD=3,"x"
      Then the command fails as server error
      When the server is itself again
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=3,"s2",1,1,"2"
        AT+MFTPPWD=3
        AT+MFTPMKD=3,"d2"
        AT+MFTPRN=3,"s2","t2"
        AT+MFTPAPPE=3,"t2",1,1,"+"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPDEL=3,"d2"
        """
      Given the server answers DELE with 550 Not today
      When the host sends AT+MFTPDEL=3,"g.txt"
      Then the command fails as server error
      When the server is itself again
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=3,"s3",1,1,"3"
        AT+MFTPPWD=3
        AT+MFTPMKD=3,"d3"
        AT+MFTPRN=3,"s3","t3"
        AT+MFTPAPPE=3,"t3",1,1,"+"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPDEL=3,"d3"
        """
      Given the server answers RNFR with 550 Not today
      When the host sends AT+MFTPRN=3,"g.txt","h.txt"
      Then the command fails as server error
      When the server is itself again
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=3,"s4",1,1,"4"
        AT+MFTPPWD=3
        AT+MFTPMKD=3,"d4"
        AT+MFTPRN=3,"s4","t4"
        AT+MFTPAPPE=3,"t4",1,1,"+"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPDEL=3,"d4"
        """
      Given the server answers RETR with 550 Not today
      When the host sends AT+MFTPRETR=3,"f.txt"
      Then the command fails as server error
      When the server is itself again
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=3,"s5",1,1,"5"
        AT+MFTPPWD=3
        AT+MFTPMKD=3,"d5"
        AT+MFTPRN=3,"s5","t5"
        AT+MFTPAPPE=3,"t5",1,1,"+"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPDEL=3,"d5"
        """
      Given the server answers APPE or STOR with 550 Not today
      When the host sends AT+MFTPAPPE=3,"g.txt",1,1,"2"
      Then the command fails as server error
      When the server is itself again
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=3,"s6",1,1,"6"
        AT+MFTPPWD=3
        AT+MFTPMKD=3,"d6"
        AT+MFTPRN=3,"s6","t6"
        AT+MFTPAPPE=3,"t6",1,1,"+"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPDEL=3,"d6"
        """
      Given the server answers STOR with 550 Not today
      When the host sends AT+MFTPSTOR=3,"x",1,1,"2"
      Then the command fails as server error
      When the server is itself again
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=3,"s7",1,1,"7"
        AT+MFTPPWD=3
        AT+MFTPMKD=3,"d7"
        AT+MFTPRN=3,"s7","t7"
        AT+MFTPAPPE=3,"t7",1,1,"+"
        AT+MFTPRETR=3,"f.txt"
        AT+MFTPDEL=3,"d7"
        """
      Then the server holds in "/home/uftp" just
        """
        /home/uftp/in/
        /home/uftp/in/f.txt: 12345
        /home/uftp/in/g.txt: 1
        /home/uftp/in/t0: 0+
        /home/uftp/in/t1: 1+
        /home/uftp/in/t2: 2+
        /home/uftp/in/t3: 3+
        /home/uftp/in/t4: 4+
        /home/uftp/in/t5: 5+
        /home/uftp/in/t6: 6+
        /home/uftp/in/t7: 7+
        """

    @FLOW-111 @tour @D24 @D25
    Scenario Outline: A command works after the server has refused it three, four and five times in a row: <command>
      Given channel 2 is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/in/
        /home/uftp/f.txt: 12345
        /home/uftp/g.txt: 67890
        """
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+<command>=2,<right>
        AT+MFTPPWD=2
        """
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+<command>=3,<next>
        AT+MFTPPWD=2
        """
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When the host sends AT+<command>=2,<wrong>
      Then the command fails as server error
      When these lines are sent in turn, and each of them succeeds
        """
        AT+<command>=2,<third>
        AT+MFTPPWD=2
        """
      Then channels 0 to 5 are in the states 0 0 1 1 0 0
      And the module stays silent

      @R3.4-12 @R3.4-30
      Examples:
        | command | wrong   | right           | next            | third        |
        | MFTPCWD | "/none" | "/home/uftp/in" | "/home/uftp/in" | "/home/uftp" |

      @R3.6-12 @R3.6-30
      Examples:
        | command | wrong      | right | next | third |
        | MFTPMKD | "none/new" | "new" | "n"  | "m"   |

      @R3.8-12
      Examples:
        | command | wrong  | right   | next | third   |
        | MFTPDEL | "none" | "f.txt" | "in" | "g.txt" |

      @R3.9-12
      Examples:
        | command | wrong        | right           | next            | third           |
        | MFTPRN  | "none","new" | "f.txt","h.txt" | "h.txt","f.txt" | "f.txt","h.txt" |

      @R3.10-12
      Examples:
        | command  | wrong  | right   | next         | third   |
        | MFTPRETR | "none" | "f.txt" | "f.txt",,2,3 | "g.txt" |

      @R3.11-12
      Examples:
        | command  | wrong                | right             | next              | third             |
        | MFTPAPPE | "none/f",1,5,"12345" | "f.txt",1,3,"abc" | "f.txt",1,3,"def" | "g.txt",1,3,"ghi" |

      @R3.12-12
      Examples:
        | command  | wrong                | right             | next              | third             |
        | MFTPSTOR | "none/f",1,5,"12345" | "f.txt",1,3,"abc" | "f.txt",1,3,"def" | "g.txt",1,3,"ghi" |

  Rule: what another channel does while the server is asked is no part of the answer

    @FLOW-120 @D01 @D24 @D27
    Scenario Outline: While <line> waits for the server another channel sends <next>
      Given channel 1 is logged in with home "/home/a"
      And channel 4 is logged in with home "/home/b"
      And the server has
        """
        /home/a/work/in/
        /home/a/work/f.txt: 12345
        /home/b/work/in/
        /home/b/work/f.txt: 1234567
        """
      And channel 1 works in "/home/a/work"
      And channel 4 works in "/home/b"
      And the server answers <verb> after 1 s
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      When the host sends <next>
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        <report>
        <others>
        """
      When the server is itself again
      Then channels 0 to 5 work in "<dirs>"
      And <truth>

      @R3.5-25 @R3.4-30
      Examples:
        | key | verb        | line         | next                        | report                       | others        | dirs                              | truth                                   |
        | PWD | PWD or XPWD | AT+MFTPPWD=1 | AT+MFTPCWD=4,"/home/b/work" | +MFTPPWD: 1,0,"/home/a/work" | +MFTPCWD: 4,0 | - /home/a/work - - /home/b/work - | the server session of channel 1 is open |

      @R3.4-30 @R3.5-25
      Examples:
        | key | verb        | line                           | next         | report        | others                  | dirs                            | truth                                   |
        | CWD | CWD or XCWD | AT+MFTPCWD=1,"/home/a/work/in" | AT+MFTPPWD=4 | +MFTPCWD: 1,0 | +MFTPPWD: 4,0,"/home/b" | - /home/a/work/in - - /home/b - | the server session of channel 1 is open |

      @R3.6-32 @R3.4-30
      Examples:
        | key | verb        | line               | next                        | report        | others        | dirs                              | truth                                             |
        | MKD | MKD or XMKD | AT+MFTPMKD=1,"new" | AT+MFTPCWD=4,"/home/b/work" | +MFTPMKD: 1,0 | +MFTPCWD: 4,0 | - /home/a/work - - /home/b/work - | the server holds the directory "/home/a/work/new" |

      @R3.8-30 @R3.4-30
      Examples:
        | key | verb                | line                 | next                        | report        | others        | dirs                              | truth                                       |
        | DEL | DELE or RMD or XRMD | AT+MFTPDEL=1,"f.txt" | AT+MFTPCWD=4,"/home/b/work" | +MFTPDEL: 1,0 | +MFTPCWD: 4,0 | - /home/a/work - - /home/b/work - | the server has no file "/home/a/work/f.txt" |

      @R3.9-33 @R3.4-30
      Examples:
        | key | verb | line                        | next                        | report       | others        | dirs                              | truth                                          |
        | RN  | RNTO | AT+MFTPRN=1,"f.txt","g.txt" | AT+MFTPCWD=4,"/home/b/work" | +MFTPRN: 1,0 | +MFTPCWD: 4,0 | - /home/a/work - - /home/b/work - | the server holds the file "/home/a/work/g.txt" |

  Rule: what is at work at once, and what is refused or ends in between

    @FLOW-130 @R3.10-28 @R3.10-43 @needs-files @slow @tour @D05 @D13 @D27
    Scenario: Six channels download to six local files at once
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/c0"
      And the server has the file "/home/c0/f.bin" with the payload "text-300"
      And channel 1 is set to "local_fs" 1
      And channel 1 is logged in with home "/home/c1"
      And the server has the file "/home/c1/f.bin" with the payload "text-411"
      And channel 2 is set to "local_fs" 1
      And channel 2 is logged in with home "/home/c2"
      And the server has the file "/home/c2/f.bin" with the payload "text-522"
      And channel 3 is set to "local_fs" 1
      And channel 3 is logged in with home "/home/c3"
      And the server has the file "/home/c3/f.bin" with the payload "text-633"
      And channel 4 is set to "local_fs" 1
      And channel 4 is logged in with home "/home/c4"
      And the server has the file "/home/c4/f.bin" with the payload "text-744"
      And channel 5 is set to "local_fs" 1
      And channel 5 is logged in with home "/home/c5"
      And the server has the file "/home/c5/f.bin" with the payload "text-855"
      And the server ends RETR after 2 s
      When the host sends AT+MFTPRETR=3,"f.bin","/usr/f3.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=0,"f.bin","/usr/f0.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=5,"f.bin","/usr/f5.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=1,"f.bin","/usr/f1.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=4,"f.bin","/usr/f4.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=2,"f.bin","/usr/f2.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 633 bytes received on channel 3
      And the module reports 300 bytes received on channel 0
      And the module reports 855 bytes received on channel 5
      And the module reports 411 bytes received on channel 1
      And the module reports 744 bytes received on channel 4
      And the module reports 522 bytes received on channel 2
      And the module holds the local file "/usr/f0.bin" with the payload "text-300"
      And the module holds the local file "/usr/f1.bin" with the payload "text-411"
      And the module holds the local file "/usr/f2.bin" with the payload "text-522"
      And the module holds the local file "/usr/f3.bin" with the payload "text-633"
      And the module holds the local file "/usr/f4.bin" with the payload "text-744"
      And the module holds the local file "/usr/f5.bin" with the payload "text-855"

    @FLOW-131 @R3.11-44 @R3.11-50 @R3.12-44 @R3.12-50 @needs-files @slow @tour @D02 @D13 @D27
    Scenario: Six channels upload one local file at once
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/c0"
      And the server has the file "/home/c0/f.bin" with the payload "'0'"
      And channel 1 is set to "local_fs" 1
      And channel 1 is logged in with home "/home/c1"
      And the server has the file "/home/c1/f.bin" with the payload "'1'"
      And channel 2 is set to "local_fs" 1
      And channel 2 is logged in with home "/home/c2"
      And the server has the file "/home/c2/f.bin" with the payload "'2'"
      And channel 3 is set to "local_fs" 1
      And channel 3 is logged in with home "/home/c3"
      And the server has the file "/home/c3/f.bin" with the payload "'3'"
      And channel 4 is set to "local_fs" 1
      And channel 4 is logged in with home "/home/c4"
      And the server has the file "/home/c4/f.bin" with the payload "'4'"
      And channel 5 is set to "local_fs" 1
      And channel 5 is logged in with home "/home/c5"
      And the server has the file "/home/c5/f.bin" with the payload "'5'"
      And the module has the local file "/usr/l.bin" with the payload "text-700"
      And the server ends STOR after 2 s
      And the server ends APPE after 2 s
      When the host sends AT+MFTPAPPE=1,"f.bin","/usr/l.bin"
      Then the module answers OK, or has done
        """
        +MFTPAPPE: 1,0,700
        """
      When the host sends AT+MFTPSTOR=4,"f.bin","/usr/l.bin"
      Then the module answers OK, or has done
        """
        +MFTPSTOR: 4,0,700
        """
      When the host sends AT+MFTPAPPE=3,"f.bin","/usr/l.bin"
      Then the module answers OK, or has done
        """
        +MFTPAPPE: 3,0,700
        """
      When the host sends AT+MFTPSTOR=0,"f.bin","/usr/l.bin"
      Then the module answers OK, or has done
        """
        +MFTPSTOR: 0,0,700
        """
      When the host sends AT+MFTPAPPE=5,"f.bin","/usr/l.bin"
      Then the module answers OK, or has done
        """
        +MFTPAPPE: 5,0,700
        """
      When the host sends AT+MFTPSTOR=2,"f.bin","/usr/l.bin"
      Then the module answers OK, or has done
        """
        +MFTPSTOR: 2,0,700
        """
      And the module reports, in any order, what is left of
        """
        +MFTPAPPE: 1,0,700
        +MFTPSTOR: 4,0,700
        +MFTPAPPE: 3,0,700
        +MFTPSTOR: 0,0,700
        +MFTPAPPE: 5,0,700
        +MFTPSTOR: 2,0,700
        """
      And the server holds the file "/home/c0/f.bin" with the payload "text-700"
      And the server holds the file "/home/c1/f.bin" with the payload "'1' then text-700"
      And the server holds the file "/home/c2/f.bin" with the payload "text-700"
      And the server holds the file "/home/c3/f.bin" with the payload "'3' then text-700"
      And the server holds the file "/home/c4/f.bin" with the payload "text-700"
      And the server holds the file "/home/c5/f.bin" with the payload "'5' then text-700"
      And the module holds the local file "/usr/l.bin" with the payload "text-700"

    @FLOW-132 @R3.10-28 @R3.10-43 @R3.11-44 @R3.11-50 @R3.12-44 @R3.12-50 @needs-files @slow @tour @D02 @D05 @D13 @D27
    Scenario: Three channels download to local files while three others upload local files
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/c0"
      And the server has the file "/home/c0/f.bin" with the payload "text-300"
      And channel 1 is set to "local_fs" 1
      And channel 1 is logged in with home "/home/c1"
      And the server has the file "/home/c1/f.bin" with the payload "text-411"
      And channel 2 is set to "local_fs" 1
      And channel 2 is logged in with home "/home/c2"
      And the server has the file "/home/c2/f.bin" with the payload "text-522"
      And channel 3 is set to "local_fs" 1
      And channel 3 is logged in with home "/home/c3"
      And the server has the file "/home/c3/f.bin" with the payload "text-633"
      And channel 4 is set to "local_fs" 1
      And channel 4 is logged in with home "/home/c4"
      And the server has the file "/home/c4/f.bin" with the payload "text-744"
      And channel 5 is set to "local_fs" 1
      And channel 5 is logged in with home "/home/c5"
      And the server has the file "/home/c5/f.bin" with the payload "text-855"
      And the module has the local file "/usr/l.bin" with the payload "text-700"
      And the module has the local file "/usr/m.bin" with the payload "text-900"
      And the server ends RETR after 2 s
      And the server ends STOR after 2 s
      And the server ends APPE after 2 s
      When the host sends AT+MFTPRETR=5,"f.bin","/usr/f5.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=0,"f.bin","/usr/f0.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=2,"f.bin","/usr/f2.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=4,"f.bin","/usr/l.bin"
      Then the module answers OK, or has done
        """
        +MFTPSTOR: 4,0,700
        """
      When the host sends AT+MFTPAPPE=1,"f.bin","/usr/m.bin"
      Then the module answers OK, or has done
        """
        +MFTPAPPE: 1,0,900
        """
      When the host sends AT+MFTPAPPE=3,"f.bin","/usr/l.bin"
      Then the module answers OK, or has done
        """
        +MFTPAPPE: 3,0,700
        """
      And the module reports, in any order, what is left of
        """
        +MFTPSTOR: 4,0,700
        +MFTPAPPE: 1,0,900
        +MFTPAPPE: 3,0,700
        """
      And the module reports 855 bytes received on channel 5
      And the module reports 300 bytes received on channel 0
      And the module reports 522 bytes received on channel 2
      And the module holds the local file "/usr/f0.bin" with the payload "text-300"
      And the module holds the local file "/usr/f2.bin" with the payload "text-522"
      And the module holds the local file "/usr/f5.bin" with the payload "text-855"
      And the server holds the file "/home/c4/f.bin" with the payload "text-700"
      And the server holds the file "/home/c1/f.bin" with the payload "text-411 then text-900"
      And the server holds the file "/home/c3/f.bin" with the payload "text-633 then text-700"
      And the module holds the local file "/usr/l.bin" with the payload "text-700"
      And the module holds the local file "/usr/m.bin" with the payload "text-900"

    @FLOW-133 @R3.11-61 @R3.11-53 @R3.3-20 @tour @D03 @D27 @D42
    Scenario Outline: What a file had is in it still when AT+MFTPDISC ends AT+MFTPAPPE between two packets: <class>
      Given channel 2 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/d/
        /home/uftp/k.txt: keep
        /home/uftp/old.txt: old
        """
      When the host sends <line>
      Then the module prompts for data, or the command is over
      When the host, where it is prompted, types <data>
      Then the command succeeds
      When the host sends AT+MFTPDISC=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 2,0
        """
      And the module may report the end of connection 2
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPAPPE=2,"old.txt",1,3,"new"
      Then the command succeeds
      And the server's file "/home/uftp/old.txt" begins with the payload "'old'"
      And the server holds the file "/home/uftp/k.txt" with the payload "'keep'"
      When the host sends AT+MFTPAPPE=2,"k.txt",1,3,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,3
        """
      And the server holds the file "/home/uftp/k.txt" with the payload "'keepnew'"

      Examples:
        | key    | class    | line                        | data     |
        | length | a length | AT+MFTPAPPE=2,"old.txt",0,3 | abc      |
        | sub    | ctrl+z   | AT+MFTPAPPE=2,"old.txt",0   | abc<SUB> |

    @FLOW-134 @R3.11-61 @R3.11-53 @R3.14-01 @tour @D27 @D42 @D53
    Scenario Outline: What a file had is in it still when the server <how> the connection between two packets of AT+MFTPAPPE
      Given channel 3 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/k.txt: keep
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPAPPE=3,"old.txt",0,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,3
        """
      When the server <how> channel 3
      Then the module reports the end of connection 3
      And the server's file "/home/uftp/old.txt" begins with the payload "'old'"
      And the server holds at most 6 bytes of "oldabc" in the file "/home/uftp/old.txt"
      And the server holds the file "/home/uftp/k.txt" with the payload "'keep'"
      When the host connects channel 3 if it is not connected
      And the host sends AT+MFTPAPPE=3,"k.txt",1,3,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,3
        """
      And the server holds the file "/home/uftp/k.txt" with the payload "'keepnew'"
      And the server's file "/home/uftp/old.txt" begins with the payload "'old'"

      Examples:
        | how    |
        | drops  |
        | resets |

    @FLOW-135 @R3.4-30 @R3.5-20 @R3.6-30 @R3.11-51 @R3.12-51 @tour @D24 @D25 @D65 @D66 @error
    Scenario Outline: After a command that the server refused in another directory the channel is where it was: <line>
      Given channel 1 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/other/in/y.txt: y
        /home/uftp/in/f.txt: f
        """
      And channel 1 works in "/home/uftp/in"
      And the server answers <verb> with 450 Not now
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      And the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp/in"
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPMKD=1,"m"
        AT+MFTPSTOR=1,"s.txt",1,3,"abc"
        AT+MFTPAPPE=1,"f.txt",1,1,"g"
        AT+MFTPRETR=1,"f.txt"
        AT+MFTPCWD=1,"/home/uftp/in/m"
        AT+MFTPPWD=1
        """
      Then the server holds in "/home" just
        """
        /home/other/in/y.txt: y
        /home/other/x.txt: x
        /home/uftp/in/f.txt: fg
        /home/uftp/in/m/
        /home/uftp/in/s.txt: abc
        """

      Examples:
        | key        | line                                                | verb                                                 |
        | LIST       | AT+MFTPLIST=1,"/home/other"                         | LIST or MLSD or MLST or NLST                         |
        | LIST-below | AT+MFTPLIST=1,"../../other/in"                      | LIST or MLSD or MLST or NLST                         |
        | LIST-PASV  | AT+MFTPLIST=1,"/home/other"                         | PASV or EPSV                                         |
        | LIST-file  | AT+MFTPLIST=1,"/home/other/x.txt"                   | LIST or MLSD or MLST or NLST or SIZE or MDTM or STAT |
        | RETR       | AT+MFTPRETR=1,"/home/other/x.txt"                   | RETR                                                 |
        | STOR       | AT+MFTPSTOR=1,"/home/other/n.txt",1,1,"n"           | STOR                                                 |
        | APPE       | AT+MFTPAPPE=1,"/home/other/x.txt",1,1,"n"           | APPE or STOR                                         |
        | MKD        | AT+MFTPMKD=1,"/home/other/n"                        | MKD or XMKD                                          |
        | DEL        | AT+MFTPDEL=1,"/home/other/x.txt"                    | DELE or RMD or XRMD                                  |
        | RNFR       | AT+MFTPRN=1,"/home/other/x.txt","/home/other/z.txt" | RNFR                                                 |
        | RNTO       | AT+MFTPRN=1,"/home/other/x.txt","/home/other/z.txt" | RNTO                                                 |
        | CWD        | AT+MFTPCWD=1,"/home/other"                          | CWD or XCWD                                          |
