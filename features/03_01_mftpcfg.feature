@clause-3.1
Feature: AT+MFTPCFG sets and shows the settings of a channel

  Rule: the examples

    @MFTPCFG-001 @R3.1-23 @example @editorial @D15
    Scenario: The SSL mode is set
      When the host sends AT+MFTPCFG=0,"ssl",0,0
      Then the module answers
        """
        OK
        """

    @MFTPCFG-002 @R3.1-20 @example @D14
    Scenario: The transfer type is set, and read back
      When the host sends AT+MFTPCFG=0,"data_type",1
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=0,"data_type"
      Then the module answers
        """
        +MFTPCFG: 0,"data_type",1
        OK
        """

    @MFTPCFG-003 @R3.1-21 @example @D20
    Scenario: The transfer mode is set
      When the host sends AT+MFTPCFG=0,"transmode",1
      Then the module answers
        """
        OK
        """

    @MFTPCFG-004 @R3.1-17 @example
    Scenario: The SSL settings of channel 0 are shown
      When the host sends AT+MFTPCFG=0,"ssl"
      Then the module answers
        """
        +MFTPCFG: 0,"ssl",0,0
        OK
        """

    @MFTPCFG-005 @R3.1-12 @R3.1-13 @example @D14 @D69
    Scenario: All settings of channel 0 are shown, in the order of the table
      When the host sends AT+MFTPCFG=0
      Then the module answers
        """
        +MFTPCFG: 0,"data_type",0
        +MFTPCFG: 0,"transmode",1
        +MFTPCFG: 0,"rsptimeout",10
        +MFTPCFG: 0,"ssl",0,0
        +MFTPCFG: 0,"local_fs",0
        +MFTPCFG: 0,"cid",1
        OK
        """

  Rule: the test form lists channels, settings and ranges

    @MFTPCFG-010 @R3.1-01 @R3.1-02 @R3.1-03 @R3.1-04 @R3.1-05 @R3.1-06 @R3.1-07 @R3.1-08 @R3.1-09 @R3.1-10 @R2.1-12 @D17 @D18 @D19 @D20 @D61 @D69
    Scenario: Six settings with their ranges, in the order of the table
      When the host sends AT+MFTPCFG=?
      Then the module answers
        """
        +MFTPCFG: (0-5),"data_type",(0-1)
        +MFTPCFG: (0-5),"transmode",(0-1)
        +MFTPCFG: (0-5),"rsptimeout",(2-30)
        +MFTPCFG: (0-5),"ssl",(0-2),(0-5)
        +MFTPCFG: (0-5),"local_fs",(0-1)
        +MFTPCFG: (0-5),"cid",<cid range>
        OK
        """

  Rule: a channel and a name show one setting

    @MFTPCFG-020 @R2.1-17 @D15
    Scenario Outline: "<name>" alone is shown
      When the host sends AT+MFTPCFG=0,"<name>"
      Then the module answers
        """
        +MFTPCFG: 0,"<name>",<value>
        OK
        """

      @R3.1-14
      Examples:
        | name      | value |
        | data_type | 0     |

      @R3.1-15
      Examples:
        | name      | value |
        | transmode | 1     |

      @R3.1-16
      Examples:
        | name       | value |
        | rsptimeout | 10    |

      @R3.1-17
      Examples:
        | name | value |
        | ssl  | 0,0   |

      @R3.1-18
      Examples:
        | name     | value |
        | local_fs | 0     |

      @R3.1-19
      Examples:
        | name | value |
        | cid  | 1     |

    @MFTPCFG-021 @R3.1-12 @R3.1-13 @D69
    Scenario: What was set shows among all settings of the channel
      When the host sends AT+MFTPCFG=3,"rsptimeout",25
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=3,"local_fs",1
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=3
      Then the module answers
        """
        +MFTPCFG: 3,"data_type",0
        +MFTPCFG: 3,"transmode",1
        +MFTPCFG: 3,"rsptimeout",25
        +MFTPCFG: 3,"ssl",0,0
        +MFTPCFG: 3,"local_fs",1
        +MFTPCFG: 3,"cid",1
        OK
        """

  Rule: each setting takes the values of its range and no other

    @MFTPCFG-022 @R2.1-14 @boundary @D14
    Scenario Outline: "<name>" takes <value> and shows it
      When the host sends AT+MFTPCFG=0,"<name>",<value>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=0,"<name>"
      Then the module answers
        """
        +MFTPCFG: 0,"<name>",<value>
        OK
        """

      @R3.1-20 @R3.1-31
      Examples:
        | key           | name      | value |
        | data_type-min | data_type | 0     |
        | data_type-max | data_type | 1     |

      @R3.1-21 @R3.1-35
      Examples:
        | key           | name      | value |
        | transmode-max | transmode | 1     |

      @R3.1-21 @R3.1-35 @needs-active
      Examples:
        | key           | name      | value |
        | transmode-min | transmode | 0     |

      @R3.1-22 @R3.1-40
      Examples:
        | key            | name       | value |
        | rsptimeout-min | rsptimeout | 2     |
        | rsptimeout-mid | rsptimeout | 17    |
        | rsptimeout-max | rsptimeout | 30    |

      @R3.1-23 @R3.1-44 @R3.1-51 @D19
      Examples:
        | key        | name | value |
        | ssl-min    | ssl  | 0,0   |
        | ssl-id-max | ssl  | 0,5   |

      @R3.1-23 @R3.1-44 @needs-implicit-ftps
      Examples:
        | key          | name | value |
        | ssl-implicit | ssl  | 1,0   |

      @R3.1-23 @R3.1-44 @R3.1-51 @needs-explicit-ftps
      Examples:
        | key     | name | value |
        | ssl-max | ssl  | 2,5   |

      @R3.1-24 @R3.1-54
      Examples:
        | key          | name     | value |
        | local_fs-min | local_fs | 0     |
        | local_fs-max | local_fs | 1     |

      @R3.1-25 @R3.1-58 @D18
      Examples:
        | key       | name | value |
        | cid-min   | cid  | 1     |
        | cid-seven | cid  | 7     |

      @R3.1-25 @R3.1-58 @R3.1-61 @D18 @needs-cid-15
      Examples:
        | key     | name | value |
        | cid-max | cid  | 15    |

    @MFTPCFG-052 @R3.1-70
    Scenario Outline: Setting "<name>" leaves the other settings of the channel as they were
      Given channel 0 is set to "<name>" <value>
      And channel 0 is set to "data_type" 1
      And channel 0 is set to "rsptimeout" 20
      And channel 0 is set to "ssl" 0,3
      And channel 0 is set to "local_fs" 1
      And channel 0 is set to "cid" 2
      When the host sends AT+MFTPCFG=0,"<name>",<value>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=0
      Then the module answers
        """
        +MFTPCFG: 0,"data_type",1
        +MFTPCFG: 0,"transmode",1
        +MFTPCFG: 0,"rsptimeout",20
        +MFTPCFG: 0,"ssl",0,3
        +MFTPCFG: 0,"local_fs",1
        +MFTPCFG: 0,"cid",2
        OK
        """

      Examples:
        | name       | value |
        | data_type  | 1     |
        | transmode  | 1     |
        | rsptimeout | 20    |
        | ssl        | 0,3   |
        | local_fs   | 1     |
        | cid        | 2     |

    @MFTPCFG-023 @R3.1-26 @R3.1-27 @R5-01 @D63 @boundary @error
    Scenario Outline: "<name>" refuses <value> (<class>) and stays as it was
      When the host sends AT+MFTPCFG=0,"<name>",<value>
      Then the command is refused as out of range
      When the host sends AT+MFTPCFG=0,"<name>"
      Then the module answers
        """
        +MFTPCFG: 0,"<name>",<kept>
        OK
        """

      @R3.1-31
      Examples:
        | key                 | name      | value      | class                | kept |
        | data_type-over      | data_type | 2          | maximum + 1          | 0    |
        | data_type-wrap      | data_type | 256        | 0 in eight bits      | 0    |
        | data_type-wrap-long | data_type | 4294967297 | 1 in thirty-two bits | 0    |

      @R3.1-35
      Examples:
        | key            | name      | value | class       | kept |
        | transmode-over | transmode | 2     | maximum + 1 | 1    |

      @R3.1-41
      Examples:
        | key                  | name       | value      | class                 | kept |
        | rsptimeout-zero      | rsptimeout | 0          | zero                  | 10   |
        | rsptimeout-under     | rsptimeout | 1          | minimum - 1           | 10   |
        | rsptimeout-over      | rsptimeout | 31         | maximum + 1           | 10   |
        | rsptimeout-wrap      | rsptimeout | 65546      | 10 in sixteen bits    | 10   |
        | rsptimeout-wrap-long | rsptimeout | 4294967306 | 10 in thirty-two bits | 10   |

      @R3.1-44
      Examples:
        | key           | name | value | class            | kept |
        | ssl-mode-over | ssl  | 3,0   | mode maximum + 1 | 0,0  |

      @R3.1-51 @D19
      Examples:
        | key         | name | value | class             | kept |
        | ssl-id-over | ssl  | 0,6   | index maximum + 1 | 0,0  |

      @R3.1-54
      Examples:
        | key           | name     | value | class       | kept |
        | local_fs-over | local_fs | 2     | maximum + 1 | 0    |

      @R3.1-59 @D18
      Examples:
        | key           | name | value      | class                | kept |
        | cid-under     | cid  | 0          | minimum - 1          | 1    |
        | cid-over      | cid  | 16         | above every model    | 1    |
        | cid-wrap-long | cid  | 4294967298 | 2 in thirty-two bits | 1    |

      @R3.1-59 @R3.1-61 @D18 @needs-cid-7
      Examples:
        | key            | name | value | class       | kept |
        | cid-over-seven | cid  | 8     | maximum + 1 | 1    |

    @MFTPCFG-024 @R3.1-65 @R3.1-27 @D63 @boundary @error
    Scenario Outline: "<name>" refuses what is malformed, <value> (<class>), and stays as it was
      When the host sends AT+MFTPCFG=0,"<name>",<value>
      Then the command is refused as malformed
      When the host sends AT+MFTPCFG=0,"<name>"
      Then the module answers
        """
        +MFTPCFG: 0,"<name>",<kept>
        OK
        """

      Examples:
        | key               | name       | value | class          | kept |
        | data_type-letter  | data_type  | A     | a letter       | 0    |
        | data_type-string  | data_type  | "1"   | in quotes      | 0    |
        | transmode-minus   | transmode  | -1    | a minus        | 1    |
        | transmode-string  | transmode  | "1"   | in quotes      | 1    |
        | rsptimeout-minus  | rsptimeout | -5    | a minus        | 10   |
        | rsptimeout-unit   | rsptimeout | 20s   | a unit         | 10   |
        | rsptimeout-point  | rsptimeout | 20.5  | a fraction     | 10   |
        | rsptimeout-string | rsptimeout | "20"  | in quotes      | 10   |
        | ssl-letter        | ssl        | 0,A   | index a letter | 0,0  |
        | ssl-string        | ssl        | "0",0 | mode in quotes | 0,0  |
        | local_fs-letter   | local_fs   | x     | a letter       | 0    |
        | local_fs-string   | local_fs   | "1"   | in quotes      | 0    |
        | cid-minus         | cid        | -1    | a minus        | 1    |
        | cid-string        | cid        | "2"   | in quotes      | 1    |

    @MFTPCFG-035 @R2.1-17 @D70 @boundary
    Scenario Outline: An empty value of "<name>" stands for <kept>, its default, or is refused
      When the host sends AT+MFTPCFG=0,"<name>",
      Then the command succeeds or fails
      When the host sends AT+MFTPCFG=0,"<name>"
      Then the module answers
        """
        +MFTPCFG: 0,"<name>",<kept>
        OK
        """

      Examples:
        | name       | kept |
        | data_type  | 0    |
        | transmode  | 1    |
        | rsptimeout | 10   |
        | local_fs   | 0    |
        | cid        | 1    |

    @MFTPCFG-025 @R3.1-66 @D63 @boundary @error
    Scenario Outline: A parameter too many after "<name>" is refused
      When the host sends AT+MFTPCFG=0,"<name>",<value>
      Then the command is refused as malformed

      Examples:
        | name       | value |
        | data_type  | 0,0   |
        | transmode  | 1,1   |
        | rsptimeout | 10,10 |
        | ssl        | 0,0,0 |
        | local_fs   | 0,0   |
        | cid        | 1,1   |

    @MFTPCFG-026 @R3.1-64 @D63 @error
    Scenario: A setting that does not exist is refused
      When the host sends AT+MFTPCFG=0,"nosuch",1
      Then the command is refused as malformed

    @MFTPCFG-027 @R3.1-68 @D63 @error
    Scenario: The name of a setting without quotes is refused
      When the host sends AT+MFTPCFG=0,rsptimeout,20
      Then the command is refused as malformed
      When the host sends AT+MFTPCFG=0,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 0,"rsptimeout",10
        OK
        """

    @MFTPCFG-028 @R3.1-67
    Scenario: The SSL mode is given without its index
      When the host sends AT+MFTPCFG=0,"ssl",0
      Then the module answers a final result

    @MFTPCFG-029 @R3.1-69 @D21
    Scenario: A setting is changed while the channel is connected
      Given channel 0 is logged in
      When the host sends AT+MFTPCFG=0,"rsptimeout",20
      Then the module answers a final result

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPCFG-030 @R3.1-28 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      When the host sends AT+MFTPCFG=<id>,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: <id>,"rsptimeout",10
        OK
        """

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPCFG-031 @R3.1-29 @R3.1-26 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPCFG=<id>
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPCFG-032 @R3.1-30 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPCFG=<id>
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | string | "0" | in quotes            |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

  Rule: settings have defaults

    @MFTPCFG-040 @R3.1-12
    Scenario Outline: "<name>" is <value> until it is set
      Then the default of "<name>" is <value>

      @R3.1-32
      Examples:
        | name      | value |
        | data_type | 0     |

      @R3.1-36
      Examples:
        | name      | value |
        | transmode | 1     |

      @R3.1-43
      Examples:
        | name       | value |
        | rsptimeout | 10    |

      @R3.1-45 @R3.1-52
      Examples:
        | name | value |
        | ssl  | 0,0   |

      @R3.1-55
      Examples:
        | name     | value |
        | local_fs | 0     |

      @R3.1-60
      Examples:
        | name | value |
        | cid  | 1     |

  Rule: what one channel sets no other shows

    @MFTPCFG-050 @R3.1-63
    Scenario Outline: "<name>" of channel 1 leaves its neighbours alone
      When the host sends AT+MFTPCFG=1,"<name>",<value>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=0,"<name>"
      Then the module answers
        """
        +MFTPCFG: 0,"<name>",<kept>
        OK
        """
      When the host sends AT+MFTPCFG=2,"<name>"
      Then the module answers
        """
        +MFTPCFG: 2,"<name>",<kept>
        OK
        """
      When the host sends AT+MFTPCFG=1,"<name>"
      Then the module answers
        """
        +MFTPCFG: 1,"<name>",<value>
        OK
        """

      Examples:
        | name       | value | kept |
        | data_type  | 1     | 0    |
        | rsptimeout | 20    | 10   |
        | ssl        | 0,3   | 0,0  |
        | local_fs   | 1     | 0    |
        | cid        | 2     | 1    |

    @MFTPCFG-051 @R3.1-63 @R3.1-28
    Scenario: Six channels keep six values
      When the host sends AT+MFTPCFG=0,"rsptimeout",2
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=1,"rsptimeout",3
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=2,"rsptimeout",4
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=3,"rsptimeout",5
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=4,"rsptimeout",6
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=5,"rsptimeout",7
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=0,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 0,"rsptimeout",2
        OK
        """
      When the host sends AT+MFTPCFG=1,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 1,"rsptimeout",3
        OK
        """
      When the host sends AT+MFTPCFG=2,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 2,"rsptimeout",4
        OK
        """
      When the host sends AT+MFTPCFG=3,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 3,"rsptimeout",5
        OK
        """
      When the host sends AT+MFTPCFG=4,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 4,"rsptimeout",6
        OK
        """
      When the host sends AT+MFTPCFG=5,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 5,"rsptimeout",7
        OK
        """

  Rule: "data_type" decides how files are transferred

    @MFTPCFG-060 @R3.1-33 @D65
    Scenario: With 0 the transfer is binary and every byte stays
      Given channel 0 is set to "data_type" 0
      And channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"lines.txt",1,<size of lines>
      Then the module prompts for data
      When the host types the payload "lines"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,<size of lines>
        """
      And the last transfer of channel 0 was binary
      And the server holds the file "/home/uftp/lines.txt" with the payload "lines"

    @MFTPCFG-061 @R3.1-34 @D65
    Scenario: With 1 the transfer is ASCII
      Given channel 0 is set to "data_type" 1
      And channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"1.txt",1,10,"1234567890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,10
        """
      And the last transfer of channel 0 was ASCII
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """

    @MFTPCFG-062 @R3.1-33 @R3.1-32 @D65
    Scenario: A download is binary too
      Given channel 0 is logged in
      And the server has the file "/home/uftp/lines.txt" with the payload "lines"
      When the host sends AT+MFTPRETR=0,"lines.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/lines.txt" on channel 0
      And the last transfer of channel 0 was binary

    @MFTPCFG-064 @R3.1-34 @D65
    Scenario: With 1 a download is ASCII too
      Given channel 0 is set to "data_type" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """
      And the last transfer of channel 0 was ASCII

    @MFTPCFG-063 @R3.1-34 @R3.1-63 @D65
    Scenario: ASCII on one channel leaves the other binary
      Given channel 1 is set to "data_type" 1
      And channel 0 is logged in
      And channel 1 is logged in with home "/home/other"
      When the host sends AT+MFTPSTOR=1,"1.txt",1,5,"BBBBB"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"BBBBB"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the last transfer of channel 0 was binary
      And the last transfer of channel 1 was ASCII

  Rule: "transmode" decides who opens the data connection

    @MFTPCFG-065 @R3.1-38 @R3.1-36 @D65
    Scenario: With 1 the module opens it
      Given channel 0 is set to "transmode" 1
      And channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"BBBBB"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the last transfer of channel 0 was passive

    @MFTPCFG-066 @R3.1-37 @needs-active @D65
    Scenario: With 0 the server opens it
      Given channel 0 is set to "transmode" 0
      And channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"BBBBB"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the last transfer of channel 0 was active
      And the server holds the file "/home/uftp/1.txt" with
        """
        BBBBB
        """

    @MFTPCFG-067 @R3.1-37 @needs-active @D65
    Scenario: With 0 a download and a list work as well
      Given channel 0 is set to "transmode" 0
      And channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """
      When the host sends AT+MFTPLIST=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"1.txt",10,<time of /home/uftp/1.txt>,"rw-"
        """
      And the last transfer of channel 0 was active

    @MFTPCFG-068 @R3.1-39 @needs-no-active @D17
    Scenario: A model that is passive only refuses 0, or takes it without harm
      Given the account <user> with home "/home/uftp"
      When the host sets channel 0 to "transmode" 0 and, if that is accepted, connects
      And the host sends AT
      Then the module answers
        """
        OK
        """

  Rule: "ssl" decides about FTPS

    @MFTPCFG-070 @R3.1-46 @security
    Scenario: Mode 0 speaks plain FTP
      Given the account <user> with home "/home/uftp"
      And channel 0 is set to "ssl" 0,0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 by no TLS

    @MFTPCFG-071 @R3.1-47 @R3.1-50 @needs-implicit-ftps @security
    Scenario: Mode 1 speaks implicit FTPS
      Given the server requires implicit FTPS
      And the account <user> with home "/home/uftp"
      And channel 0 is set to "ssl" 1,0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 by implicit FTPS
      And the server saw no password in plain text
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"BBBBB"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the last transfer of channel 0 was secure
      And the server holds the file "/home/uftp/1.txt" with
        """
        BBBBB
        """

    @MFTPCFG-072 @R3.1-48 @R3.1-50 @needs-explicit-ftps @security
    Scenario: Mode 2 speaks explicit FTPS
      Given the server requires explicit FTPS
      And the account <user> with home "/home/uftp"
      And channel 0 is set to "ssl" 2,0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 by explicit FTPS
      And the server saw no password in plain text
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"BBBBB"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the last transfer of channel 0 was secure
      And the server holds the file "/home/uftp/1.txt" with
        """
        BBBBB
        """

    @MFTPCFG-073 @R3.1-50 @needs-explicit-ftps @security @error
    Scenario: Mode 2 gives no password to a server without TLS
      Given the account <user> with home "/home/uftp"
      And channel 0 is set to "ssl" 2,0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as any
      And the server saw no password in plain text

    @MFTPCFG-074 @R3.1-49 @R3.1-50 @D17 @security
    Scenario Outline: A model without it never speaks plain FTP in mode <mode>
      Given the account <user> with home "/home/uftp"
      When the host sets channel 0 to "ssl" <mode>,0 and, if that is accepted, connects
      Then the server saw no password in plain text

      @needs-no-implicit-ftps
      Examples:
        | mode |
        | 1    |

      @needs-no-explicit-ftps
      Examples:
        | mode |
        | 2    |

  Rule: "rsptimeout" is the time a reply of the server may take

    @MFTPCFG-080 @R3.1-42 @R5-25 @slow @D54 @D65
    Scenario: A reply that never comes ends the command after the time set
      Given channel 0 is set to "rsptimeout" 2
      And channel 0 is logged in
      And the server does not answer PWD or XPWD
      When the host sends AT+MFTPPWD=0
      Then the command fails as command timeout
      And the result takes 2 to 5 seconds

    @MFTPCFG-081 @R3.1-42 @slow @D54 @D64
    Scenario: A reply within the time set is waited for
      Given channel 0 is set to "rsptimeout" 3
      And channel 0 is logged in
      And the server answers PWD or XPWD after 1 seconds
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

  Rule: "local_fs" decides where contents come from and go to

    @MFTPCFG-085 @R3.1-56
    Scenario: With 0 contents pass through the serial line
      Given channel 0 is set to "local_fs" 0
      And channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

    @MFTPCFG-086 @R3.1-57 @needs-files
    Scenario: With 1 contents go to the file system of the module
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10
        """
      And the module holds the local file "/usr/1.txt" with
        """
        1234567890
        """
