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
        | key              | name       | value | class          | kept |
        | data_type-letter | data_type  | A     | a letter       | 0    |
        | transmode-minus  | transmode  | -1    | a minus        | 1    |
        | rsptimeout-minus | rsptimeout | -5    | a minus        | 10   |
        | rsptimeout-unit  | rsptimeout | 20s   | a unit         | 10   |
        | rsptimeout-point | rsptimeout | 20.5  | a fraction     | 10   |
        | ssl-letter       | ssl        | 0,A   | index a letter | 0,0  |
        | local_fs-letter  | local_fs   | x     | a letter       | 0    |
        | cid-minus        | cid        | -1    | a minus        | 1    |

    @MFTPCFG-091 @R3.1-65 @D63
    Scenario Outline: "<name>" refuses <value>, in quotes, or takes it as it is meant
      When the host sends AT+MFTPCFG=0,"<name>",<value>
      Then the command is refused as malformed, or taken as it is meant

      Examples:
        | key               | name       | value |
        | data_type-string  | data_type  | "1"   |
        | transmode-string  | transmode  | "1"   |
        | rsptimeout-string | rsptimeout | "20"  |
        | ssl-string        | ssl        | "0",0 |
        | local_fs-string   | local_fs   | "1"   |
        | cid-string        | cid        | "2"   |

    @MFTPCFG-035 @R2.1-17 @D70 @boundary
    Scenario Outline: An empty value of "<name>" stands for <kept>, its default, or is refused and <other> stays
      Given channel 0 is set to "<name>" <other>
      When the host sends AT+MFTPCFG=0,"<name>",
      Then the command succeeds, and channel 0 shows <kept>, or it fails and it shows <other>

      Examples:
        | name       | other | kept |
        | data_type  | 1     | 0    |
        | rsptimeout | 20    | 10   |
        | local_fs   | 1     | 0    |
        | cid        | 2     | 1    |

      @needs-active
      Examples:
        | name      | other | kept |
        | transmode | 0     | 1    |

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

    @MFTPCFG-027 @R3.1-68 @D63
    Scenario: The name of a setting without quotes is refused, or taken as it is meant
      When the host sends AT+MFTPCFG=0,rsptimeout,20
      Then the command is refused as malformed, or taken as it is meant

    @MFTPCFG-028 @R3.1-67
    Scenario: The SSL mode is given without its index
      When the host sends AT+MFTPCFG=0,"ssl",0
      Then the module answers a final result

    @MFTPCFG-029 @R3.1-69 @D21
    Scenario: A setting is changed while the channel is connected
      Given channel 0 is logged in
      When the host tries to set channel 0 to "rsptimeout" 20
      Then channel 0 shows what was set, or the value before if that was refused

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
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPCFG-090 @R3.1-30 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPCFG="0"
      Then the command is refused as malformed, or taken as it is meant

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
      And the server saw a login of channel 0 without TLS

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
      And the server does not answer MKD or XMKD
      When the host sends AT+MFTPMKD=0,"new"
      Then the command fails as command timeout
      And the result takes 2 seconds, within the tolerance

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

  Rule: a setting takes effect in every command that it governs, on its channel and on no other
    # Settings, commands and channels are crossed by pairs: each value meets each command and each
    # channel, and the channels go round in the rows.

    @MFTPCFG-100 @R3.1-33 @R3.1-34 @R3.1-63 @D65
    Scenario Outline: "data_type" <value> on channel <id>: the transfer is <type>, <line>
      Given channel <id> is set to "data_type" <value>
      And channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the last transfer of channel <id> was <type>

      Examples:
        | key      | value | id | type   | line                              | report                          |
        | RETR-0-0 | 0     | 0  | binary | AT+MFTPRETR=0,"1.txt"             | +MFTPRETR: 0,0,10,10,1234567890 |
        | STOR-0-1 | 0     | 1  | binary | AT+MFTPSTOR=1,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 1,0,5                |
        | APPE-0-2 | 0     | 2  | binary | AT+MFTPAPPE=2,"1.txt",1,5,"BBBBB" | +MFTPAPPE: 2,0,5                |
        | RETR-0-3 | 0     | 3  | binary | AT+MFTPRETR=3,"1.txt"             | +MFTPRETR: 3,0,10,10,1234567890 |
        | STOR-0-4 | 0     | 4  | binary | AT+MFTPSTOR=4,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 4,0,5                |
        | APPE-0-5 | 0     | 5  | binary | AT+MFTPAPPE=5,"1.txt",1,5,"BBBBB" | +MFTPAPPE: 5,0,5                |
        | RETR-1-0 | 1     | 0  | ASCII  | AT+MFTPRETR=0,"1.txt"             | +MFTPRETR: 0,0,10,10,1234567890 |
        | STOR-1-1 | 1     | 1  | ASCII  | AT+MFTPSTOR=1,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 1,0,5                |
        | APPE-1-2 | 1     | 2  | ASCII  | AT+MFTPAPPE=2,"1.txt",1,5,"BBBBB" | +MFTPAPPE: 2,0,5                |
        | RETR-1-3 | 1     | 3  | ASCII  | AT+MFTPRETR=3,"1.txt"             | +MFTPRETR: 3,0,10,10,1234567890 |
        | STOR-1-4 | 1     | 4  | ASCII  | AT+MFTPSTOR=4,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 4,0,5                |
        | APPE-1-5 | 1     | 5  | ASCII  | AT+MFTPAPPE=5,"1.txt",1,5,"BBBBB" | +MFTPAPPE: 5,0,5                |

    @MFTPCFG-101 @R3.1-63 @R3.1-33 @R3.1-34 @D41 @D65
    Scenario Outline: "data_type" <value> on channel <id>: data after the prompt are transferred as <type>, <line>
      Given channel <id> is set to "data_type" <value>
      And channel <id> is logged in
      When the host sends <line>
      Then the module prompts for data
      When the host types <data>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the last transfer of channel <id> was <type>
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

      Examples:
        | key           | value | id | type   | line                      | data       | report           |
        | STOR-length-0 | 0     | 1  | binary | AT+MFTPSTOR=1,"1.txt",1,5 | 12345      | +MFTPSTOR: 1,0,5 |
        | STOR-sub-0    | 0     | 2  | binary | AT+MFTPSTOR=2,"1.txt",1   | 12345<SUB> | +MFTPSTOR: 2,0,5 |
        | APPE-length-0 | 0     | 3  | binary | AT+MFTPAPPE=3,"1.txt",1,5 | 12345      | +MFTPAPPE: 3,0,5 |
        | APPE-sub-0    | 0     | 4  | binary | AT+MFTPAPPE=4,"1.txt",1   | 12345<SUB> | +MFTPAPPE: 4,0,5 |
        | STOR-length-1 | 1     | 5  | ASCII  | AT+MFTPSTOR=5,"1.txt",1,5 | 12345      | +MFTPSTOR: 5,0,5 |
        | STOR-sub-1    | 1     | 0  | ASCII  | AT+MFTPSTOR=0,"1.txt",1   | 12345<SUB> | +MFTPSTOR: 0,0,5 |
        | APPE-length-1 | 1     | 1  | ASCII  | AT+MFTPAPPE=1,"1.txt",1,5 | 12345      | +MFTPAPPE: 1,0,5 |
        | APPE-sub-1    | 1     | 2  | ASCII  | AT+MFTPAPPE=2,"1.txt",1   | 12345<SUB> | +MFTPAPPE: 2,0,5 |

    @MFTPCFG-102 @R3.1-33 @R3.1-34 @needs-files @D02 @D13 @D65
    Scenario Outline: "data_type" <value> on channel <id>: a local file is transferred as <type>, <line>
      Given channel <id> is set to "data_type" <value>
      And channel <id> is set to "local_fs" 1
      And channel <id> is logged in
      And the module has the local file "/usr/1.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the module answers and reports, in either order
        """
        OK
        <report>
        """
      And the last transfer of channel <id> was <type>
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """

      Examples:
        | key    | value | id | type   | line                               | report            |
        | STOR-0 | 0     | 5  | binary | AT+MFTPSTOR=5,"1.txt","/usr/1.txt" | +MFTPSTOR: 5,0,10 |
        | APPE-0 | 0     | 4  | binary | AT+MFTPAPPE=4,"1.txt","/usr/1.txt" | +MFTPAPPE: 4,0,10 |
        | STOR-1 | 1     | 3  | ASCII  | AT+MFTPSTOR=3,"1.txt","/usr/1.txt" | +MFTPSTOR: 3,0,10 |
        | APPE-1 | 1     | 2  | ASCII  | AT+MFTPAPPE=2,"1.txt","/usr/1.txt" | +MFTPAPPE: 2,0,10 |

    @MFTPCFG-103 @R3.1-33 @R3.1-34 @needs-files @D65
    Scenario Outline: "data_type" <value> on channel <id>: a download to a local file is <type>
      Given channel <id> is set to "data_type" <value>
      And channel <id> is set to "local_fs" 1
      And channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=<id>,"1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: <id>,0,10,10
        """
      And the last transfer of channel <id> was <type>
      And the module holds the local file "/usr/1.txt" with
        """
        1234567890
        """

      Examples:
        | value | id | type   |
        | 0     | 2  | binary |
        | 1     | 4  | ASCII  |

    @MFTPCFG-104 @R3.1-33 @R3.1-34 @D29 @D65
    Scenario Outline: After a list on channel <id> the transfer is <type> again: <line>
      Given channel <id> is set to "data_type" <value>
      And channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPLIST=<id>,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: <id>,0,"1.txt",10,<time of /home/uftp/1.txt>,"rw-"
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the last transfer of channel <id> was <type>

      Examples:
        | key    | value | id | type   | line                              | report                          |
        | RETR-0 | 0     | 0  | binary | AT+MFTPRETR=0,"1.txt"             | +MFTPRETR: 0,0,10,10,1234567890 |
        | STOR-0 | 0     | 1  | binary | AT+MFTPSTOR=1,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 1,0,5                |
        | APPE-0 | 0     | 2  | binary | AT+MFTPAPPE=2,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 2,0,5                |
        | RETR-1 | 1     | 3  | ASCII  | AT+MFTPRETR=3,"1.txt"             | +MFTPRETR: 3,0,10,10,1234567890 |
        | STOR-1 | 1     | 4  | ASCII  | AT+MFTPSTOR=4,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 4,0,5                |
        | APPE-1 | 1     | 5  | ASCII  | AT+MFTPAPPE=5,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 5,0,5                |

    @MFTPCFG-105 @R3.1-63 @R3.1-37 @needs-active @D65
    Scenario Outline: "transmode" 0 on channel <id>: the server opens the data connection, <line>
      Given channel <id> is set to "transmode" 0
      And channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the last transfer of channel <id> was active

      Examples:
        | key    | id | line                              | report                          |
        | RETR-0 | 0  | AT+MFTPRETR=0,"1.txt"             | +MFTPRETR: 0,0,10,10,1234567890 |
        | STOR-1 | 1  | AT+MFTPSTOR=1,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 1,0,5                |
        | APPE-2 | 2  | AT+MFTPAPPE=2,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 2,0,5                |
        | RETR-3 | 3  | AT+MFTPRETR=3,"1.txt"             | +MFTPRETR: 3,0,10,10,1234567890 |
        | STOR-4 | 4  | AT+MFTPSTOR=4,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 4,0,5                |
        | APPE-5 | 5  | AT+MFTPAPPE=5,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 5,0,5                |

    @MFTPCFG-106 @R3.1-37 @R3.1-38 @R3.1-63 @needs-active @D65
    Scenario Outline: "transmode" 0 on channel <one> leaves channel <other> passive
      Given channel <one> is set to "transmode" 0
      And channel <one> is logged in
      And channel <other> is logged in with home "/home/other"
      When the host sends AT+MFTPSTOR=<one>,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <one>,0,5
        """
      When the host sends AT+MFTPSTOR=<other>,"1.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <other>,0,5
        """
      And the last transfer of channel <one> was active
      And the last transfer of channel <other> was passive

      Examples:
        | one | other |
        | 0   | 1     |
        | 1   | 0     |
        | 4   | 5     |

    @MFTPCFG-107 @R3.10-43 @R3.1-56 @R3.1-57 @R3.1-63 @needs-files
    Scenario Outline: "local_fs" 1 on channel <one> leaves the downloads of channel <other> on the serial line
      Given channel <one> is set to "local_fs" 1
      And channel <one> is logged in with home "/home/uftp"
      And channel <other> is logged in with home "/home/other"
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And the server has the file "/home/other/1.txt" with
        """
        ABCDE
        """
      When the host sends AT+MFTPRETR=<one>,"1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: <one>,0,10,10
        """
      When the host sends AT+MFTPRETR=<other>,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: <other>,0,5,5,ABCDE
        """
      And the module holds the local file "/usr/1.txt" with
        """
        1234567890
        """

      Examples:
        | one | other |
        | 0   | 1     |
        | 1   | 0     |
        | 5   | 3     |
        | 2   | 4     |

    @MFTPCFG-108 @R3.1-56 @R3.1-57 @R3.1-63 @needs-files @D02 @D13
    Scenario Outline: "local_fs" 1 on channel <one> leaves the uploads of channel <other> on the serial line, AT+<command>
      Given channel <one> is set to "local_fs" 1
      And channel <one> is logged in with home "/home/uftp"
      And channel <other> is logged in with home "/home/other"
      And the module has the local file "/usr/1.txt" with
        """
        1234567890
        """
      When the host sends AT+<command>=<other>,"1.txt",1,5,"ABCDE"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: <other>,0,5
        """
      When the host sends AT+<command>=<one>,"1.txt","/usr/1.txt"
      Then the module answers and reports, in either order
        """
        OK
        +<command>: <one>,0,10
        """
      And the server holds the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And the server holds the file "/home/other/1.txt" with
        """
        ABCDE
        """

      Examples:
        | key    | command  | one | other |
        | STOR-0 | MFTPSTOR | 0   | 1     |
        | STOR-1 | MFTPSTOR | 1   | 0     |
        | STOR-4 | MFTPSTOR | 4   | 2     |
        | APPE-0 | MFTPAPPE | 0   | 1     |
        | APPE-1 | MFTPAPPE | 1   | 0     |
        | APPE-3 | MFTPAPPE | 3   | 5     |

    @MFTPCFG-109 @R3.1-48 @R3.1-50 @needs-explicit-ftps @security @D65
    Scenario Outline: Explicit FTPS on channel <id>: the data are secure, <line>
      Given the server requires explicit FTPS
      And channel <id> is set to "ssl" 2,0
      And channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the last transfer of channel <id> was secure
      And the server saw no password in plain text

      Examples:
        | key  | id | line                              | report                          |
        | RETR | 1  | AT+MFTPRETR=1,"1.txt"             | +MFTPRETR: 1,0,10,10,1234567890 |
        | STOR | 2  | AT+MFTPSTOR=2,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 2,0,5                |
        | APPE | 3  | AT+MFTPAPPE=3,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 3,0,5                |

    @MFTPCFG-110 @R3.1-47 @R3.1-50 @needs-implicit-ftps @security @D65
    Scenario Outline: Implicit FTPS on channel <id>: the data are secure, <line>
      Given the server requires implicit FTPS
      And channel <id> is set to "ssl" 1,0
      And channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the last transfer of channel <id> was secure
      And the server saw no password in plain text

      Examples:
        | key  | id | line                              | report                          |
        | RETR | 3  | AT+MFTPRETR=3,"1.txt"             | +MFTPRETR: 3,0,10,10,1234567890 |
        | STOR | 4  | AT+MFTPSTOR=4,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 4,0,5                |
        | APPE | 5  | AT+MFTPAPPE=5,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 5,0,5                |

  Rule: a setting stays as it was set until it is set again

    @MFTPCFG-111 @R3.1-23 @R3.1-12 @R3.1-20 @R3.1-22 @R3.1-24 @D64
    Scenario Outline: The settings of channel <id> outlast <class>
      Given channel <id> is set to "data_type" 1
      And channel <id> is set to "rsptimeout" 20
      And channel <id> is set to "ssl" 0,3
      And channel <id> is set to "local_fs" 1
      And channel <id> is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the command succeeds or fails
      And the module may report the end of connection <id>
      When the host sends AT+MFTPCFG=<id>
      Then the module answers
        """
        +MFTPCFG: <id>,"data_type",1
        +MFTPCFG: <id>,"transmode",1
        +MFTPCFG: <id>,"rsptimeout",20
        +MFTPCFG: <id>,"ssl",0,3
        +MFTPCFG: <id>,"local_fs",1
        +MFTPCFG: <id>,"cid",1
        OK
        """

      Examples:
        | key     | id | class                     | line                                     |
        | disc    | 0  | a disconnection           | AT+MFTPDISC=0                            |
        | pwd     | 1  | a question                | AT+MFTPPWD=1                             |
        | failed  | 2  | a command that fails      | AT+MFTPCWD=2,"/missing"                  |
        | rename  | 3  | a change at the server    | AT+MFTPRN=3,"a.txt","b.txt"              |
        | refused | 4  | a command that is refused | AT+MFTPRETR=4,"a.txt","/usr/1.txt",A     |
        | missing | 5  | a download that fails     | AT+MFTPRETR=5,"missing.txt","/usr/1.txt" |

    @MFTPCFG-112 @R3.1-34 @R3.1-20 @D03 @D65
    Scenario: "data_type" 1 is in force after channel 3 was disconnected and connected again
      Given channel 3 is set to "data_type" 1
      And channel 3 is logged in
      When the host sends AT+MFTPDISC=3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 3,0
        """
      And the module may report the end of connection 3
      When the host sends AT+MFTPCONN=3,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      When the host sends AT+MFTPSTOR=3,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 3,0,5
        """
      And the last transfer of channel 3 was ASCII

    @MFTPCFG-113 @R3.1-57 @R3.1-24 @needs-files @D03
    Scenario: "local_fs" 1 is in force after channel 2 was disconnected and connected again
      Given channel 2 is set to "local_fs" 1
      And channel 2 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
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
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPRETR=2,"1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 2,0,10,10
        """
      And the module holds the local file "/usr/1.txt" with
        """
        1234567890
        """

    @MFTPCFG-114 @R3.1-37 @R3.1-21 @needs-active @D03 @D65
    Scenario: "transmode" 0 is in force after channel 1 was disconnected and connected again
      Given channel 1 is set to "transmode" 0
      And channel 1 is logged in
      When the host sends AT+MFTPDISC=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      When the host sends AT+MFTPSTOR=1,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      And the last transfer of channel 1 was active

    @MFTPCFG-115 @R3.1-33 @R3.1-34 @D65
    Scenario: "data_type" is set back to 0, and the next transfer is binary
      Given channel 0 is set to "data_type" 1
      And channel 0 is logged in
      When the host sends AT+MFTPSTOR=0,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPDISC=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 0,0
        """
      And the module may report the end of connection 0
      When the host sends AT+MFTPCFG=0,"data_type",0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      When the host sends AT+MFTPSTOR=0,"2.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the last transfer of channel 0 was binary

    @MFTPCFG-116 @R3.1-56 @R3.1-57 @needs-files @D03
    Scenario: "local_fs" is set back to 0, and the next download comes over the line
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And the module has no local file "/usr/1.txt"
      When the host sends AT+MFTPRETR=0,"1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10
        """
      When the host sends AT+MFTPDISC=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 0,0
        """
      And the module may report the end of connection 0
      When the host sends AT+MFTPCFG=0,"local_fs",0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
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

  Rule: "rsptimeout" is the time of every command that asks the server
    # The waits of six channels overlap. A module may also take the channels one after the other:
    # how long all of it takes is not judged here.

    @MFTPCFG-121 @R3.1-42 @R3.1-43 @slow @D27 @D54 @D64
    Scenario: Replies that come after 5 s are waited for with 8 s, and with the default
      Given channel 0 is set to "rsptimeout" 8
      And channel 2 is set to "rsptimeout" 8
      And channel 4 is set to "rsptimeout" 8
      And channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      And the server answers RETR after 5 s
      And the server answers PWD or XPWD after 5 s
      And the server answers MKD or XMKD after 5 s
      And the server answers STOR after 5 s
      And the server answers DELE or RMD or XRMD after 5 s
      And the server answers USER after 5 s
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=2,"new"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=3,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPDEL=4,"b.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPRETR: 0,0,10,10,1234567890
        +MFTPPWD: 1,0,"/home/uftp"
        +MFTPMKD: 2,0
        +MFTPSTOR: 3,0,5
        +MFTPDEL: 4,0
        +MFTPCONN: 5,0
        """

    @MFTPCFG-120 @R3.1-42 @R3.1-63 @R5-25 @slow @D24 @D25 @D27 @D54 @D65 @error
    Scenario: Each of five channels has its own time: directories and names
      Given channel 1 is set to "rsptimeout" 2
      And channel 2 is set to "rsptimeout" 3
      And channel 3 is set to "rsptimeout" 4
      And channel 4 is set to "rsptimeout" 3
      And channel 5 is set to "rsptimeout" 2
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      And the server does not answer CWD or XCWD
      And the server does not answer MKD or XMKD
      And the server does not answer LIST or MLSD or MLST or NLST
      And the server does not answer DELE or RMD or XRMD
      And the server does not answer RNFR
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPCWD=1,"/home/uftp/d"
        AT+MFTPMKD=2,"new"
        AT+MFTPLIST=3,"/home/uftp/d"
        AT+MFTPDEL=4,"a.txt"
        AT+MFTPRN=5,"b.txt","c.txt"
        """

    @MFTPCFG-122 @R3.1-42 @R3.1-63 @R5-25 @slow @D24 @D25 @D27 @D54 @D65 @D66 @error
    Scenario: Each of five channels has its own time: transfers, the new name, the login
      Given channel 1 is set to "rsptimeout" 2
      And channel 2 is set to "rsptimeout" 3
      And channel 3 is set to "rsptimeout" 4
      And channel 4 is set to "rsptimeout" 3
      And channel 5 is set to "rsptimeout" 2
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      And the server does not answer RETR
      And the server does not answer APPE
      And the server does not answer RNTO
      And the server does not answer STOR
      And the server does not answer USER
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPRETR=1,"a.txt"
        AT+MFTPAPPE=2,"1.txt",1,5,"12345"
        AT+MFTPRN=3,"b.txt","c.txt"
        AT+MFTPSTOR=4,"2.txt",1,5,"12345"
        AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
        """

    @MFTPCFG-124 @R3.1-42 @R3.1-43 @R3.1-63 @R5-25 @slow @D24 @D25 @D27 @D54 @D65 @D66 @error
    Scenario: Where nothing was set a reply that never comes ends the command after 10 s, and with 13 after 13 s
      Given channel 1 is set to "rsptimeout" 13
      And channel 2 is set to "rsptimeout" 13
      And channel 3 is set to "rsptimeout" 13
      And channel 4 is set to "rsptimeout" 13
      And channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server does not answer MKD or XMKD
      And the server does not answer DELE or RMD or XRMD
      And the server does not answer LIST or MLSD or MLST or NLST
      And the server does not answer APPE
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPMKD=0,"new"
        AT+MFTPDEL=1,"a.txt"
        AT+MFTPMKD=2,"newer"
        AT+MFTPLIST=3,"/home/uftp/d"
        AT+MFTPAPPE=4,"1.txt",1,5,"12345"
        """

    @MFTPCFG-123 @R3.1-42 @R3.1-43 @slow @D27 @D31 @D32 @D33 @D54 @D64
    Scenario: Replies that end a transfer after 5 s are waited for with 8 s, and with the default
      Given channel 0 is set to "rsptimeout" 8
      And channel 2 is set to "rsptimeout" 8
      And channel 4 is set to "rsptimeout" 8
      And channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server has the directory "/home/uftp/e"
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server answers CWD or XCWD after 5 s
      And the server answers RNTO after 5 s
      And the server ends RETR after 5 s
      And the server ends STOR after 5 s
      And the server ends APPE after 5 s
      And the server ends LIST or MLSD or NLST after 5 s
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=1,"/home/uftp/e"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=2,"b.txt","c.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=3,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPAPPE=4,"2.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPLIST=5,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPRETR: 0,0,10,10,1234567890
        +MFTPCWD: 1,0
        +MFTPRN: 2,0
        +MFTPSTOR: 3,0,5
        +MFTPAPPE: 4,0,5
        +MFTPLIST: 5,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        """

  Rule: a query shows the channel that was asked for, as often as it is asked

    @MFTPCFG-140 @R3.1-63 @R3.1-28
    Scenario Outline: "<name>" of channel 5 is stored, and shown twice
      When the host sends AT+MFTPCFG=5,"<name>",<value>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=5,"<name>"
      Then the module answers
        """
        +MFTPCFG: 5,"<name>",<value>
        OK
        """
      When the host sends AT+MFTPCFG=5,"<name>"
      Then the module answers
        """
        +MFTPCFG: 5,"<name>",<value>
        OK
        """
      When the host sends AT+MFTPCFG=0,"<name>"
      Then the module answers
        """
        +MFTPCFG: 0,"<name>",<kept>
        OK
        """
      When the host sends AT+MFTPCFG=4,"<name>"
      Then the module answers
        """
        +MFTPCFG: 4,"<name>",<kept>
        OK
        """

      @R3.1-14 @R3.1-20
      Examples:
        | name      | value | kept |
        | data_type | 1     | 0    |

      @R3.1-16 @R3.1-22
      Examples:
        | name       | value | kept |
        | rsptimeout | 20    | 10   |

      @R3.1-17 @R3.1-23
      Examples:
        | name | value | kept |
        | ssl  | 0,3   | 0,0  |

      @R3.1-18 @R3.1-24
      Examples:
        | name     | value | kept |
        | local_fs | 1     | 0    |

      @R3.1-19 @R3.1-25
      Examples:
        | name | value | kept |
        | cid  | 2     | 1    |

      @R3.1-15 @R3.1-21 @needs-active
      Examples:
        | name      | value | kept |
        | transmode | 0     | 1    |

      @R3.1-17 @R3.1-23 @needs-explicit-ftps
      Examples:
        | key      | name | value | kept |
        | ssl-mode | ssl  | 2,4   | 0,0  |

    @MFTPCFG-141 @R3.1-63
    Scenario Outline: "<name>" of channel 4 leaves channels 5, 3 and 0 alone
      When the host sends AT+MFTPCFG=4,"<name>",<value>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=5,"<name>"
      Then the module answers
        """
        +MFTPCFG: 5,"<name>",<kept>
        OK
        """
      When the host sends AT+MFTPCFG=3,"<name>"
      Then the module answers
        """
        +MFTPCFG: 3,"<name>",<kept>
        OK
        """
      When the host sends AT+MFTPCFG=0,"<name>"
      Then the module answers
        """
        +MFTPCFG: 0,"<name>",<kept>
        OK
        """
      When the host sends AT+MFTPCFG=4,"<name>"
      Then the module answers
        """
        +MFTPCFG: 4,"<name>",<value>
        OK
        """

      @R3.1-14 @R3.1-20
      Examples:
        | name      | value | kept |
        | data_type | 1     | 0    |

      @R3.1-16 @R3.1-22
      Examples:
        | name       | value | kept |
        | rsptimeout | 20    | 10   |

      @R3.1-17 @R3.1-23
      Examples:
        | name | value | kept |
        | ssl  | 0,3   | 0,0  |

      @R3.1-18 @R3.1-24
      Examples:
        | name     | value | kept |
        | local_fs | 1     | 0    |

      @R3.1-19 @R3.1-25
      Examples:
        | name | value | kept |
        | cid  | 2     | 1    |

      @R3.1-15 @R3.1-21 @needs-active
      Examples:
        | name      | value | kept |
        | transmode | 0     | 1    |

      @R3.1-17 @R3.1-23 @needs-explicit-ftps
      Examples:
        | key      | name | value | kept |
        | ssl-mode | ssl  | 2,4   | 0,0  |

    @MFTPCFG-142 @R3.1-70 @needs-active
    Scenario Outline: With "transmode" 0, setting "<name>" leaves the other settings of the channel as they were
      Given channel 2 is set to "transmode" 0
      And channel 2 is set to "data_type" 1
      And channel 2 is set to "ssl" 0,3
      And channel 2 is set to "rsptimeout" 20
      And channel 2 is set to "local_fs" 1
      And channel 2 is set to "cid" 2
      When the host sends AT+MFTPCFG=2,"<name>",<value>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=2
      Then the module answers
        """
        +MFTPCFG: 2,"data_type",1
        +MFTPCFG: 2,"transmode",0
        +MFTPCFG: 2,"rsptimeout",20
        +MFTPCFG: 2,"ssl",0,3
        +MFTPCFG: 2,"local_fs",1
        +MFTPCFG: 2,"cid",2
        OK
        """

      Examples:
        | name       | value |
        | data_type  | 1     |
        | ssl        | 0,3   |
        | rsptimeout | 20    |
        | local_fs   | 1     |
        | cid        | 2     |
        | transmode  | 0     |

  Rule: what is done on the channel does not change its settings

    @MFTPCFG-143 @R3.1-20 @R3.1-22 @R3.1-23 @D31 @D32 @D33
    Scenario Outline: The settings of channel <id> outlast <class>, with contents on the line
      Given channel <id> is set to "data_type" 1
      And channel <id> is set to "rsptimeout" 20
      And channel <id> is set to "ssl" 0,3
      And channel <id> is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the module may report the end of connection <id>
      When the host sends AT+MFTPCFG=<id>
      Then the module answers
        """
        +MFTPCFG: <id>,"data_type",1
        +MFTPCFG: <id>,"transmode",1
        +MFTPCFG: <id>,"rsptimeout",20
        +MFTPCFG: <id>,"ssl",0,3
        +MFTPCFG: <id>,"local_fs",0
        +MFTPCFG: <id>,"cid",1
        OK
        """

      Examples:
        | key      | id | class                | line                              | report                                                     |
        | list     | 1  | a list               | AT+MFTPLIST=1,"a.txt"             | +MFTPLIST: 1,0,"a.txt",10,<time of /home/uftp/a.txt>,"rw-" |
        | download | 2  | a download           | AT+MFTPRETR=2,"a.txt"             | +MFTPRETR: 2,0,10,10,1234567890                            |
        | upload   | 3  | an upload            | AT+MFTPSTOR=3,"1.txt",1,5,"12345" | +MFTPSTOR: 3,0,5                                           |
        | append   | 4  | an upload at the end | AT+MFTPAPPE=4,"1.txt",1,5,"12345" | +MFTPAPPE: 4,0,5                                           |
        | disc     | 5  | a disconnection      | AT+MFTPDISC=5                     | +MFTPDISC: 5,0                                             |

    @MFTPCFG-144 @R3.1-20 @R3.1-22 @R3.1-23 @D53
    Scenario: The settings of channel 2 outlast the end that the server makes
      Given channel 2 is set to "data_type" 1
      And channel 2 is set to "rsptimeout" 20
      And channel 2 is set to "ssl" 0,3
      And channel 2 is logged in
      When the server drops channel 2
      Then the module reports the end of connection 2
      When the host sends AT+MFTPCFG=2
      Then the module answers
        """
        +MFTPCFG: 2,"data_type",1
        +MFTPCFG: 2,"transmode",1
        +MFTPCFG: 2,"rsptimeout",20
        +MFTPCFG: 2,"ssl",0,3
        +MFTPCFG: 2,"local_fs",0
        +MFTPCFG: 2,"cid",1
        OK
        """

    @MFTPCFG-160 @R3.1-23 @D21 @needs-explicit-ftps
    Scenario Outline: "ssl" 2,4 that was set while channel <id> was connected outlasts <class>
      Given channel <id> is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host tries to set channel <id> to "ssl" 2,4
      And the host sends <line>
      Then the command succeeds or fails
      And the module may report the end of connection <id>
      And channel <id> shows what was set, or the value before if that was refused

      Examples:
        | key      | id | class                | line                              |
        | list     | 1  | a list               | AT+MFTPLIST=1,"a.txt"             |
        | download | 2  | a download           | AT+MFTPRETR=2,"a.txt"             |
        | upload   | 3  | an upload            | AT+MFTPSTOR=3,"1.txt",1,5,"12345" |
        | append   | 4  | an upload at the end | AT+MFTPAPPE=4,"1.txt",1,5,"12345" |
        | disc     | 5  | a disconnection      | AT+MFTPDISC=5                     |

    @MFTPCFG-161 @R3.1-23 @D21 @D25 @needs-explicit-ftps
    Scenario: "ssl" 2,4 of channel 2 outlasts a command that fails
      Given channel 2 is logged in
      When the host tries to set channel 2 to "ssl" 2,4
      And the host sends AT+MFTPCWD=2,"/missing"
      Then the command succeeds exactly if the server's working directory of channel 2 is "/missing"
      And channel 2 shows what was set, or the value before if that was refused

    @MFTPCFG-162 @R3.1-23 @D21 @D53 @needs-explicit-ftps
    Scenario: "ssl" 2,4 of channel 3 outlasts the end that the server makes
      Given channel 3 is logged in
      When the host tries to set channel 3 to "ssl" 2,4
      Then channel 3 loses its connection, if it still has one
      And channel 3 shows what was set, or the value before if that was refused

    @MFTPCFG-163 @R3.1-25 @D21
    Scenario Outline: "cid" 2 that was set while channel <id> was connected outlasts <class>
      Given channel <id> is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host tries to set channel <id> to "cid" 2
      And the host sends <line>
      Then the command succeeds or fails
      And the module may report the end of connection <id>
      And channel <id> shows what was set, or the value before if that was refused

      Examples:
        | key      | id | class                | line                              |
        | list     | 1  | a list               | AT+MFTPLIST=1,"a.txt"             |
        | download | 2  | a download           | AT+MFTPRETR=2,"a.txt"             |
        | upload   | 3  | an upload            | AT+MFTPSTOR=3,"1.txt",1,5,"12345" |
        | append   | 4  | an upload at the end | AT+MFTPAPPE=4,"1.txt",1,5,"12345" |
        | disc     | 5  | a disconnection      | AT+MFTPDISC=5                     |

    @MFTPCFG-164 @R3.1-25 @D21 @D25
    Scenario: "cid" 2 of channel 2 outlasts a command that fails
      Given channel 2 is logged in
      When the host tries to set channel 2 to "cid" 2
      And the host sends AT+MFTPCWD=2,"/missing"
      Then the command succeeds exactly if the server's working directory of channel 2 is "/missing"
      And channel 2 shows what was set, or the value before if that was refused

    @MFTPCFG-165 @R3.1-25 @D21 @D53
    Scenario: "cid" 2 of channel 3 outlasts the end that the server makes
      Given channel 3 is logged in
      When the host tries to set channel 3 to "cid" 2
      Then channel 3 loses its connection, if it still has one
      And channel 3 shows what was set, or the value before if that was refused

    @MFTPCFG-166 @R3.1-23 @needs-explicit-ftps @security @D65
    Scenario: "ssl" 2 of channel 1 outlasts a connection
      Given the server requires explicit FTPS
      And channel 1 is set to "ssl" 2,0
      And channel 1 is logged in
      When the host sends AT+MFTPCFG=1,"ssl"
      Then the module answers
        """
        +MFTPCFG: 1,"ssl",2,0
        OK
        """

    @MFTPCFG-167 @R3.1-70 @needs-explicit-ftps @needs-active
    Scenario: Setting "transmode" leaves "ssl" 2 of channel 2 as it was
      Given channel 2 is set to "ssl" 2,4
      When the host sends AT+MFTPCFG=2,"transmode",0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=2,"ssl"
      Then the module answers
        """
        +MFTPCFG: 2,"ssl",2,4
        OK
        """

    @MFTPCFG-168 @R3.1-46 @D65
    Scenario: With "ssl" 0 an index other than 0 changes nothing
      Given the account <user> with home "/home/uftp"
      And channel 1 is set to "ssl" 0,3
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server saw a login of channel 1 without TLS

    @MFTPCFG-169 @R3.1-28 @D27 @D42
    Scenario Outline: Between two packets of channel 0, AT+<command>, a setting of channel 1 is stored
      Given channel 0 is logged in
      When the host sends AT+<command>=0,"1.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 0,0,5
        """
      When the host sends AT+MFTPCFG=1,"rsptimeout",20
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=1,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 1,"rsptimeout",20
        OK
        """
      When the host sends AT+<command>=0,"1.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +<command>: 0,0,5
        """

      Examples:
        | command  |
        | MFTPAPPE |
        | MFTPSTOR |

    @MFTPCFG-170 @R3.1-28 @D05 @D27 @D64
    Scenario: During a download of channel 0 a setting of channel 1 is stored
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends AT+MFTPCFG=1,"rsptimeout",20
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCFG=1,"rsptimeout"
      Then the module answers
        """
        +MFTPCFG: 1,"rsptimeout",20
        OK
        """
      When the server lets the transfer go on
      Then the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

    @MFTPCFG-171 @R3.1-38 @D65
    Scenario Outline: With "transmode" 1 the module opens the data connection: <line>
      Given channel 1 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the command succeeds
      And the last transfer of channel 1 was passive

      Examples:
        | key  | line                              |
        | LIST | AT+MFTPLIST=1,"/home/uftp"        |
        | RETR | AT+MFTPRETR=1,"a.txt"             |
        | APPE | AT+MFTPAPPE=1,"1.txt",1,5,"12345" |
        | STOR | AT+MFTPSTOR=1,"1.txt",1,5,"12345" |

    @MFTPCFG-172 @R3.1-33 @R3.1-34 @D03 @D21 @D24 @D25 @D27 @D65
    Scenario Outline: "data_type" that was changed while connected holds for the next connection: <line>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host tries to set channel 0 to "data_type" 1
      Then channel 0 shows what was set, or the value before if that was refused
      When the host sends <line>
      Then the command succeeds or fails
      And the type of the last transfer of channel 0 is recorded
      When the host sends AT+MFTPDISC=0
      Then the command succeeds or fails
      And the module may report the end of connection 0
      When the host connects channel 0 if it is not connected
      And the host sends <line>
      Then the command succeeds
      And the last transfer of channel 0 was as its "data_type" says
      When the host tries to set channel 0 to "data_type" 0
      Then channel 0 shows what was set, or the value before if that was refused
      When the host sends <line>
      Then the command succeeds or fails
      And the type of the last transfer of channel 0 is recorded
      When the host sends AT+MFTPDISC=0
      Then the command succeeds or fails
      And the module may report the end of connection 0
      When the host connects channel 0 if it is not connected
      And the host sends <line>
      Then the command succeeds
      And the last transfer of channel 0 was as its "data_type" says

      Examples:
        | key  | line                              |
        | RETR | AT+MFTPRETR=0,"a.txt"             |
        | APPE | AT+MFTPAPPE=0,"1.txt",1,5,"12345" |
        | STOR | AT+MFTPSTOR=0,"1.txt",1,5,"12345" |

    @MFTPCFG-145 @R3.1-21 @needs-active
    Scenario Outline: "transmode" 0 of channel <id> outlasts <class>
      Given channel <id> is set to "transmode" 0
      And channel <id> is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the command succeeds or fails
      And the module may report the end of connection <id>
      When the host sends AT+MFTPCFG=<id>,"transmode"
      Then the module answers
        """
        +MFTPCFG: <id>,"transmode",0
        OK
        """

      Examples:
        | key      | id | class                | line                              |
        | list     | 1  | a list               | AT+MFTPLIST=1,"a.txt"             |
        | download | 2  | a download           | AT+MFTPRETR=2,"a.txt"             |
        | upload   | 3  | an upload            | AT+MFTPSTOR=3,"1.txt",1,5,"12345" |
        | append   | 4  | an upload at the end | AT+MFTPAPPE=4,"1.txt",1,5,"12345" |
        | disc     | 5  | a disconnection      | AT+MFTPDISC=5                     |
        | failed   | 0  | a command that fails | AT+MFTPCWD=0,"/missing"           |

    @MFTPCFG-146 @R3.1-21 @needs-active @D53
    Scenario: "transmode" 0 of channel 3 outlasts the end that the server makes
      Given channel 3 is set to "transmode" 0
      And channel 3 is logged in
      When the server drops channel 3
      Then the module reports the end of connection 3
      When the host sends AT+MFTPCFG=3,"transmode"
      Then the module answers
        """
        +MFTPCFG: 3,"transmode",0
        OK
        """

    @MFTPCFG-147 @R3.1-24 @needs-files @D02
    Scenario: "local_fs" 1 of channel 1 outlasts a download, an upload and a list
      Given channel 1 is set to "local_fs" 1
      And channel 1 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the module has no local file "/usr/1.txt"
      When the host sends AT+MFTPRETR=1,"a.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 1,0,10,10
        """
      When the host sends AT+MFTPSTOR=1,"b.txt","/usr/1.txt"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,10
        """
      When the host sends AT+MFTPLIST=1,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 1,0,"b.txt",10,<time of /home/uftp/b.txt>,"rw-"
        """
      When the host sends AT+MFTPRETR=1,"b.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 1,0,10,10
        """
      When the host sends AT+MFTPCFG=1,"local_fs"
      Then the module answers
        """
        +MFTPCFG: 1,"local_fs",1
        OK
        """

    @MFTPCFG-148 @R3.1-24 @D53
    Scenario: "local_fs" 1 of channel 4 outlasts the end that the server makes
      Given channel 4 is set to "local_fs" 1
      And channel 4 is logged in
      When the server drops channel 4
      Then the module reports the end of connection 4
      When the host sends AT+MFTPCFG=4,"local_fs"
      Then the module answers
        """
        +MFTPCFG: 4,"local_fs",1
        OK
        """

  Rule: what a command does not concern stays as it was

    @MFTPCFG-200 @R3.1-63 @R3.1-70 @R3.1-12 @R3.1-20 @R3.1-22 @R3.1-23 @R3.1-24 @R3.1-33 @R3.1-34 @R3.5-25 @D03 @D21 @D53 @D65 @tour
    Scenario: Six channels keep their settings, directories and sessions, whatever five of them do
      Given channel 0 is set to "data_type" 1
      And channel 0 is set to "rsptimeout" 11
      And channel 0 is set to "ssl" 0,1
      And channel 1 is set to "rsptimeout" 12
      And channel 1 is set to "ssl" 0,2
      And channel 2 is set to "local_fs" 1
      And channel 2 is set to "rsptimeout" 13
      And channel 2 is set to "ssl" 0,3
      And channel 3 is set to "data_type" 1
      And channel 3 is set to "rsptimeout" 14
      And channel 4 is set to "rsptimeout" 15
      And channel 4 is set to "ssl" 0,4
      And channel 5 is set to "data_type" 1
      And channel 5 is set to "local_fs" 1
      And channel 5 is set to "rsptimeout" 16
      And channel 5 is set to "ssl" 0,5
      And channel 0 is logged in with home "/home/c0"
      And channel 0 works in "/home/c0/w"
      And channel 1 is logged in with home "/home/c1"
      And channel 1 works in "/home/c1/w"
      And channel 2 is logged in with home "/home/c2"
      And channel 2 works in "/home/c2/w"
      And channel 3 is logged in with home "/home/c3"
      And channel 3 works in "/home/c3/w"
      And channel 4 is logged in with home "/home/c4"
      And channel 4 works in "/home/c4/w"
      And the server has the file "/home/c0/w/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/c1/w/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/c3/w/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/c4/w/a.txt" with
        """
        1234567890
        """
      And the server has the directory "/home/c1/w/in"
      And the server has the directory "/home/c4/w/d"
      Then each channel shows its settings, each of them alone too
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3/w /home/c4/w -"
      When the host sends AT+MFTPCWD=1,"/home/c1/w/in"
      Then the command succeeds or fails
      And each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w/in /home/c2/w /home/c3/w /home/c4/w -"
      When the host sends AT+MFTPCWD=0,"/missing"
      Then the command succeeds or fails
      And each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w/in /home/c2/w /home/c3/w /home/c4/w -"
      When the host sends AT+MFTPCWD=1,"/home/c1/w"
      Then the command succeeds or fails
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3/w /home/c4/w -"
      When the host sends AT+MFTPPWD=3
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPMKD=4,"new"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPMKD=4,"new"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPLIST=3,"a.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRN=1,"a.txt","b.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRN=1,"a.txt","b.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPRETR=3,"a.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      And the last transfer of channel 3 was ASCII
      When the host sends AT+MFTPRETR=3,"a.txt",,2,3
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=4,"missing.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPSTOR=1,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      And each channel shows its settings
      And the last transfer of channel 1 was binary
      When the host sends AT+MFTPSTOR=3,"/missing/1.txt",1,5,"12345"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPAPPE=4,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      And each channel shows its settings
      And the last transfer of channel 4 was binary
      When the host sends AT+MFTPAPPE=0,"/missing/1.txt",1,5,"12345"
      Then the command succeeds or fails
      And each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3/w /home/c4/w -"
      When the host sends AT+MFTPSTOR=4,"2.txt",1,5
      Then the module prompts for data
      When the host types 12345
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPDEL=4,"a.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPDEL=3,"missing.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPDEL=4,"d"
      Then the command succeeds or fails
      And each channel shows its settings, each of them alone too
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3/w /home/c4/w -"
      When the host sends AT+MFTPSTATE=2
      Then the command succeeds or fails
      When the host sends AT+MFTPCONN=?
      Then the module answers a final result
      When the host sends AT+MFTPCFG=?
      Then the module answers a final result
      And each channel shows its settings
      When the host sends AT+MFTPCWD=6,"/"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=0
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPCFG=6,"rsptimeout",20
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",65536
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPSTOR=1,"1.txt",2,5,"12345"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPDISC=6
      Then the command succeeds or fails
      And each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3/w /home/c4/w -"
      Given the account <user> with home "/home/c5"
      When the host sends AT+MFTPCONN=5,"<host>","<user>","not-<password>",<port>
      Then the command succeeds or fails
      And each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3/w /home/c4/w -"
      Given channel 5 is logged in with home "/home/c5"
      Then each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3/w /home/c4/w /home/c5"
      When the host tries to set channel 4 to "rsptimeout" 15
      Then the module may report the end of connection 4
      And each channel shows its settings
      When the host tries to set channel 4 to "rsptimeout" 17
      Then the module may report the end of connection 4
      And each channel shows its settings
      Given the account <user> with home "/home/c4"
      When the host connects channel 4 if it is not connected
      Given channel 4 works in "/home/c4/w"
      Then channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3/w /home/c4/w /home/c5"
      When the server drops channel 3
      Then the module reports the end of connection 3
      And each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w - /home/c4/w /home/c5"
      Given channel 3 is logged in with home "/home/c3"
      Then each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w /home/c3 /home/c4/w /home/c5"
      When the host sends AT+MFTPDISC=3
      Then the command succeeds or fails
      And the module may report the end of connection 3
      And each channel shows its settings
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w - /home/c4/w /home/c5"
      When the host sends AT+MFTPDISC=5
      Then the command succeeds or fails
      And the module may report the end of connection 5
      And each channel shows its settings, each of them alone too
      And channels 0 to 5 work in "/home/c0/w /home/c1/w /home/c2/w - /home/c4/w -"

    @MFTPCFG-201 @R3.1-63 @R3.1-70 @R3.1-12 @R3.1-13 @R3.1-20 @R3.1-22 @R3.1-23 @R3.1-24 @R3.1-25 @R3.1-26 @R3.1-27 @R5-01 @D03 @D18 @D69 @tour
    Scenario: Six channels with six settings each keep them, whatever is set, refused or asked on one of them
      Given channel 0 is set to "data_type" 1
      And channel 0 is set to "rsptimeout" 11
      And channel 0 is set to "ssl" 0,1
      And channel 1 is set to "rsptimeout" 12
      And channel 1 is set to "ssl" 0,2
      And channel 2 is set to "local_fs" 1
      And channel 2 is set to "rsptimeout" 13
      And channel 2 is set to "ssl" 0,3
      And channel 3 is set to "data_type" 1
      And channel 3 is set to "rsptimeout" 14
      And channel 4 is set to "rsptimeout" 15
      And channel 4 is set to "ssl" 0,4
      And channel 5 is set to "data_type" 1
      And channel 5 is set to "local_fs" 1
      And channel 5 is set to "rsptimeout" 16
      And channel 5 is set to "ssl" 0,5
      And channel 0 is set to "cid" 7
      And channel 1 is set to "cid" 6
      And channel 2 is set to "cid" 5
      And channel 3 is set to "cid" 4
      And channel 4 is set to "cid" 3
      And channel 5 is set to "cid" 2
      Then each channel shows its settings, each of them alone too
      When the host sends AT+MFTPCFG=0,"data_type",1
      Then the module answers
        """
        OK
        """
      And each channel shows its settings
      When the host sends AT+MFTPCFG=5,"local_fs",1
      Then the module answers
        """
        OK
        """
      And each channel shows its settings
      When the host sends AT+MFTPCFG=0,"rsptimeout",11
      Then the module answers
        """
        OK
        """
      And each channel shows its settings
      When the host sends AT+MFTPCFG=5,"ssl",0,5
      Then the module answers
        """
        OK
        """
      And each channel shows its settings
      When the host sends AT+MFTPCFG=0,"cid",7
      Then the module answers
        """
        OK
        """
      And each channel shows its settings
      When the host sends AT+MFTPCFG=1,"data_type",2
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=2,"rsptimeout",31
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=2,"rsptimeout",1
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=3,"ssl",0,6
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=3,"ssl",3,0
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=4,"local_fs",2
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=5,"cid",0
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=5,"cid",16
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=0,"transmode",2
      Then the command is refused as out of range
      And each channel shows its settings
      When the host sends AT+MFTPCFG=6,"rsptimeout",20
      Then the command is refused as out of range
      And each channel shows its settings
      And each channel shows its settings, each of them alone too
      Given channel 2 is set to "data_type" 1
      Then each channel shows its settings
      Given channel 2 is set to "data_type" 0
      Then each channel shows its settings
      Given channel 3 is set to "local_fs" 1
      Then each channel shows its settings
      Given channel 3 is set to "local_fs" 0
      Then each channel shows its settings
      Given channel 1 is set to "rsptimeout" 30
      Then each channel shows its settings
      Given channel 1 is set to "rsptimeout" 2
      Then each channel shows its settings
      Given channel 4 is set to "ssl" 0,5
      Then each channel shows its settings
      Given channel 4 is set to "ssl" 0,0
      Then each channel shows its settings
      Given channel 5 is set to "cid" 1
      Then each channel shows its settings
      When the host sends AT+MFTPCONN=3,"<host>","nobody","nothing",<port>
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPDISC=0
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPPWD=1
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPCWD=2,"/"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPSTATE=4
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPCFG=5
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPCFG=1,"cid"
      Then the command succeeds or fails
      And each channel shows its settings
      And each channel shows its settings, each of them alone too

    @MFTPCFG-202 @R3.1-63 @R3.1-70 @R3.1-12 @R3.1-24 @R3.10-28 @needs-files @D02 @D65 @tour
    Scenario: Six channels keep their settings while local files come and go on three of them
      Given channel 0 is set to "data_type" 1
      And channel 0 is set to "rsptimeout" 11
      And channel 0 is set to "ssl" 0,1
      And channel 1 is set to "rsptimeout" 12
      And channel 1 is set to "ssl" 0,2
      And channel 2 is set to "local_fs" 1
      And channel 2 is set to "rsptimeout" 13
      And channel 2 is set to "ssl" 0,3
      And channel 3 is set to "data_type" 1
      And channel 3 is set to "rsptimeout" 14
      And channel 4 is set to "rsptimeout" 15
      And channel 4 is set to "ssl" 0,4
      And channel 5 is set to "data_type" 1
      And channel 5 is set to "local_fs" 1
      And channel 5 is set to "rsptimeout" 16
      And channel 5 is set to "ssl" 0,5
      And channel 2 is logged in with home "/home/c2"
      And channel 5 is logged in with home "/home/c5"
      And channel 1 is logged in with home "/home/c1"
      And the server has the file "/home/c2/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/c5/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/c1/a.txt" with
        """
        1234567890
        """
      And the module has the local file "/usr/1.txt" with
        """
        12345
        """
      And the module has no local file "/usr/none.txt"
      And the module has no local file "/usr/2.txt"
      When the host sends AT+MFTPRETR=2,"a.txt","/usr/2.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPSTOR=5,"1.txt","/usr/1.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=1,"a.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPAPPE=2,"1.txt","/usr/1.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPSTOR=2,"3.txt","/usr/none.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=5,"missing.txt","/usr/2.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=5,"a.txt","/usr/2.txt",3,4
      Then the command succeeds
      And each channel shows its settings
      And the module holds the local file "/usr/2.txt" with
        """
        4567
        """
      When the host sends AT+MFTPSTOR=1,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=2,"a.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=1,"a.txt",,3,4
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=1,"a.txt",,5,2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 1,0,2,2,67
        """
      And each channel shows its settings
      And each channel shows its settings, each of them alone too
      And channels 0 to 5 work in "- /home/c1 /home/c2 - - /home/c5"

    @MFTPCFG-203 @R3.1-63 @R3.1-70 @R3.1-12 @R3.1-21 @needs-active @D03 @D53 @D65 @tour
    Scenario: "transmode" 0 of three channels outlasts the work of all six
      Given channel 1 is set to "transmode" 0
      And channel 3 is set to "transmode" 0
      And channel 5 is set to "transmode" 0
      And channel 1 is set to "data_type" 1
      And channel 2 is set to "rsptimeout" 22
      And channel 3 is set to "ssl" 0,3
      And channel 4 is set to "data_type" 1
      And channel 0 is logged in with home "/home/c0"
      And channel 1 is logged in with home "/home/c1"
      And channel 2 is logged in with home "/home/c2"
      And channel 3 is logged in with home "/home/c3"
      And channel 4 is logged in with home "/home/c4"
      And the server has the file "/home/c1/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/c2/a.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=1,"a.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=2,"a.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPLIST=3,"/home/c1"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPSTOR=4,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPAPPE=3,"1.txt",1,5,"12345"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPRETR=3,"missing.txt"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPCWD=0,"/home/c1"
      Then the command succeeds or fails
      And each channel shows its settings
      When the host sends AT+MFTPCONN=5,"<host>","nobody","nothing",<port>
      Then the command succeeds or fails
      And each channel shows its settings
      And channels 0 to 5 work in "/home/c1 /home/c1 /home/c2 /home/c3 /home/c4 -"
      When the server drops channel 1
      Then the module reports the end of connection 1
      And each channel shows its settings
      When the host sends AT+MFTPDISC=3
      Then the command succeeds or fails
      And the module may report the end of connection 3
      And each channel shows its settings, each of them alone too
      And channels 0 to 5 work in "/home/c1 - /home/c2 - /home/c4 -"

  Rule: the time is that of each reply of the server, on its own channel

    @MFTPCFG-213 @R3.1-27 @R3.1-44 @R3.1-51 @boundary @error
    Scenario Outline: Of a pair of "ssl" that is refused nothing is stored: <mode>,<id>
      Given channel 2 is set to "ssl" 0,3
      When the host sends AT+MFTPCFG=2,"ssl",<mode>,<id>
      Then the command is refused as out of range
      When the host sends AT+MFTPCFG=2,"ssl"
      Then the module answers
        """
        +MFTPCFG: 2,"ssl",0,3
        OK
        """

      Examples:
        | mode | id |
        | 3    | 4  |

      @needs-implicit-ftps
      Examples:
        | mode | id |
        | 1    | 6  |

      @needs-explicit-ftps
      Examples:
        | mode | id |
        | 2    | 9  |

    @MFTPCFG-210 @R3.1-42 @R3.1-63 @R5-25 @slow @D03 @D24 @D25 @D27 @D54 @D65 @D66 @error
    Scenario: The time of a channel is the same after a time-out, after AT+MFTPDISC and after a connection that was made again
      Given channel 0 is set to "rsptimeout" 2
      And channel 1 is set to "rsptimeout" 3
      And channel 2 is set to "rsptimeout" 2
      And channel 3 is set to "rsptimeout" 2
      And channel 4 is set to "rsptimeout" 2
      And channel 5 is set to "rsptimeout" 3
      And channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      When the host sends AT+MFTPDISC=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 0,0
        """
      And the module may report the end of connection 0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      Given the server has the directory "/home/uftp/d"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      And the server does not answer MKD or XMKD
      And the server does not answer LIST or MLSD or MLST or NLST
      And the server does not answer DELE or RMD or XRMD
      And the server does not answer APPE
      And the server does not answer STOR
      And the server does not answer CWD or XCWD
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPMKD=0,"new"
        AT+MFTPLIST=1,"/home/uftp/d"
        AT+MFTPDEL=2,"a.txt"
        AT+MFTPAPPE=3,"1.txt",1,5,"12345"
        AT+MFTPSTOR=4,"2.txt",1,5,"12345"
        AT+MFTPCWD=5,"/home/uftp/d"
        """
      And the module may report the end of connection 0
      And the module may report the end of connection 1
      And the module may report the end of connection 2
      And the module may report the end of connection 3
      And the module may report the end of connection 4
      And the module may report the end of connection 5
      When the server is itself again
      Then each channel shows its settings
      When the host connects channel 0 if it is not connected
      And the host connects channel 1 if it is not connected
      And the host connects channel 2 if it is not connected
      And the host connects channel 3 if it is not connected
      And the host connects channel 4 if it is not connected
      And the host connects channel 5 if it is not connected
      Given the server does not answer MKD or XMKD
      And the server does not answer LIST or MLSD or MLST or NLST
      And the server does not answer DELE or RMD or XRMD
      And the server does not answer APPE
      And the server does not answer STOR
      And the server does not answer CWD or XCWD
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPAPPE=0,"1.txt",1,5,"12345"
        AT+MFTPCWD=1,"/home/uftp/d"
        AT+MFTPSTOR=2,"2.txt",1,5,"12345"
        AT+MFTPLIST=3,"/home/uftp/d"
        AT+MFTPMKD=4,"new"
        AT+MFTPDEL=5,"a.txt"
        """
      And the module may report the end of connection 0
      And the module may report the end of connection 1
      And the module may report the end of connection 2
      And the module may report the end of connection 3
      And the module may report the end of connection 4
      And the module may report the end of connection 5
      When the server is itself again
      Then each channel shows its settings
      When the host connects channel 0 if it is not connected
      And the host sends AT+MFTPDISC=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 0,0
        """
      And the module may report the end of connection 0
      And the server session of channel 0 is over
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """
      And each channel shows its settings

    @MFTPCFG-211 @R3.1-42 @R3.1-43 @slow @D27 @D31 @D32 @D33 @D37 @D54 @D64
    Scenario: Replies that come after 6 s are waited for with 9 s, with 11 s and with the default
      Given channel 0 is set to "rsptimeout" 9
      And channel 2 is set to "rsptimeout" 11
      And channel 3 is set to "rsptimeout" 9
      And channel 5 is set to "rsptimeout" 12
      And channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 5 is logged in
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      And the server has the directory "/home/uftp/e"
      And the server has the directory "/home/uftp/f"
      And the server answers LIST or MLSD or NLST after 6 s
      And the server answers APPE after 6 s
      And the server answers RNFR after 6 s
      And the server answers RMD or XRMD after 6 s
      And the server answers PASS after 6 s
      And the server answers CWD or XCWD after 6 s
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPAPPE=1,"2.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=2,"b.txt","c.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPDEL=3,"e"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=5,"/home/uftp/f"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        +MFTPAPPE: 1,0,5
        +MFTPRN: 2,0
        +MFTPDEL: 3,0
        +MFTPCONN: 4,0
        +MFTPCWD: 5,0
        """

    @MFTPCFG-212 @R3.1-42 @slow @D04 @D27 @D31 @D32 @D33 @D37 @D54 @D64
    Scenario: Two replies of 3 s each are waited for with 5 s: the time is that of one reply, not of the command
      Given channel 0 is set to "rsptimeout" 5
      And channel 1 is set to "rsptimeout" 5
      And channel 2 is set to "rsptimeout" 5
      And channel 3 is set to "rsptimeout" 5
      And channel 4 is set to "rsptimeout" 5
      And channel 5 is set to "rsptimeout" 5
      And channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        12345
        """
      And the server has the directory "/home/uftp/e"
      And the server answers RNFR after 3 s
      And the server answers RNTO after 3 s
      And the server answers DELE after 3 s
      And the server answers RMD or XRMD after 3 s
      And the server answers LIST or MLSD or NLST after 3 s
      And the server answers RETR after 3 s
      And the server answers STOR after 3 s
      And the server answers USER after 3 s
      And the server answers PASS after 3 s
      And the server ends LIST or MLSD or NLST after 3 s
      And the server ends RETR after 3 s
      And the server ends STOR after 3 s
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPDEL=1,"e"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPLIST=2,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=3,"b.txt","c.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=4,"1.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPRETR: 0,0,10,10,1234567890
        +MFTPRN: 3,0
        +MFTPDEL: 1,0
        +MFTPLIST: 2,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        +MFTPSTOR: 4,0,5
        +MFTPCONN: 5,0
        """
      And the server holds the file "/home/uftp/c.txt" with
        """
        12345
        """
      And the server has no directory "/home/uftp/e"
      And the server holds the file "/home/uftp/1.txt" with
        """
        12345
        """

    @MFTPCFG-214 @R3.1-42 @R3.1-27 @R3.1-63 @R5-25 @slow @D24 @D25 @D54 @D65 @D66 @error
    Scenario: The reply that tells where the data go is waited for as long as "rsptimeout" says
      Given channel 1 is set to "rsptimeout" 2
      And channel 3 is set to "rsptimeout" 3
      And channel 4 is set to "rsptimeout" 4
      When the host sends AT+MFTPCFG=1,"rsptimeout",31
      Then the command is refused as out of range
      Given channel 1 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server does not answer PASV or EPSV or PORT or EPRT
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPRETR=1,"a.txt"
        AT+MFTPAPPE=3,"a.txt",1,5,"12345"
        AT+MFTPSTOR=4,"b.txt",1,5,"12345"
        """

    @MFTPCFG-215 @R3.1-27 @R3.1-56 @R3.1-33 @R3.1-38 @R3.10-40 @R3.12-33 @D04 @D05 @D63 @boundary @error
    Scenario: Settings that are refused take no effect in the next connection, downloads and uploads
      When the host sends AT+MFTPCFG=3,"local_fs",2
      Then the command is refused as out of range
      When the host sends AT+MFTPCFG=3,"data_type",2
      Then the command is refused as out of range
      When the host sends AT+MFTPCFG=3,"transmode",2
      Then the command is refused as out of range
      When the host sends AT+MFTPCFG=3,"ssl",3,0
      Then the command is refused as out of range
      Given channel 3 is logged in
      And the server has the file "/home/uftp/a.bin" with the payload "all-bytes"
      When the host sends AT+MFTPRETR=3,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 3
      And the last transfer of channel 3 was binary
      And the last transfer of channel 3 was passive
      And the last transfer of channel 3 was plain
      When the host sends AT+MFTPSTOR=3,"b.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 3,0,5
        """
      And the server holds the file "/home/uftp/b.txt" with
        """
        12345
        """
      When the host sends AT+MFTPAPPE=3,"b.txt",1,3
      Then the module prompts for data
      When the host types abc
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,3
        """
      And the server holds the file "/home/uftp/b.txt" with
        """
        12345abc
        """

    @MFTPCFG-216 @R3.1-42 @R3.11-49 @R3.12-49 @slow @D24 @D25 @D27 @D42 @D53 @D65
    Scenario: A packet that comes later than "rsptimeout" after the one before is stored, or fails
      Given channel 1 is set to "rsptimeout" 2
      And channel 4 is set to "rsptimeout" 2
      And channel 1 is logged in
      And channel 4 is logged in
      When the host sends AT+MFTPSTOR=1,"a.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      When the host sends AT+MFTPAPPE=4,"b.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 4,0,5
        """
      When the host pauses for 4 s
      And the host sends AT+MFTPSTOR=1,"a.txt",1,5,"67890"
      Then the command fails as any, or succeeds and the server holds the file "/home/uftp/a.txt" with the payload "'1234567890'"
      When the host sends AT+MFTPAPPE=4,"b.txt",1,5,"67890"
      Then the command fails as any, or succeeds and the server holds the file "/home/uftp/b.txt" with the payload "'1234567890'"

    @MFTPCFG-217 @R3.1-42 @R3.3-25 @slow @D03 @D04 @D05 @D24 @D25 @D27 @D54
    Scenario: No command's time goes on when the command has ended
      Given channel 0 is set to "rsptimeout" 2
      And channel 1 is set to "rsptimeout" 2
      And channel 2 is set to "rsptimeout" 2
      And channel 3 is set to "rsptimeout" 2
      And channel 4 is set to "rsptimeout" 2
      And channel 5 is set to "rsptimeout" 2
      And channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/uftp"
      And channel 2 is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/uftp"
      And channel 4 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/f.txt" with
        """
        12345
        """
      When the host sends AT+MFTPCWD=1,"/none"
      Then the command fails as server error
      When the host sends AT+MFTPRETR=5,"none"
      Then the command fails as server error
      When the host sends AT+MFTPDISC=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: 0,0
        """
      And the module may report the end of connection 0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRETR=2,"f.txt"
        AT+MFTPSTOR=3,"s.txt",1,5,"abcde"
        AT+MFTPMKD=4,"new"
        """
      When the host pauses for 3 s
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=0
        AT+MFTPPWD=1
        AT+MFTPPWD=2
        AT+MFTPPWD=3
        AT+MFTPPWD=4
        AT+MFTPPWD=5
        """
      Then the module stays silent
      And channels 0 to 5 are in the states 1 1 1 1 1 1
      And channels 0 to 5 work in "/home/uftp /home/uftp /home/uftp /home/uftp /home/uftp /home/uftp"

    @MFTPCFG-218 @R3.1-64 @D63 @error
    Scenario Outline: What begins like a setting is none: "<name>"
      When the host sends AT+MFTPCFG=2,"<name>",<value>
      Then the command is refused as malformed
      And each channel shows its settings

      Examples:
        | name        | value |
        | cid2        | 2     |
        | rsptimeout1 | 12    |
        | rsptimeouts | 12    |
        | local_fs1   | 1     |
        | data_types  | 1     |
        | transmode0  | 0     |
        | ssl2        | 2,3   |
        | sslssl      | 2,3   |

    @MFTPCFG-219 @R3.1-42 @slow @D27 @D54
    Scenario: The longest values of "rsptimeout" are waited for, and not their remainder in a small number
      Given channel 0 is set to "rsptimeout" 26
      And channel 1 is set to "rsptimeout" 30
      And channel 2 is set to "rsptimeout" 29
      And channel 3 is set to "rsptimeout" 27
      And channel 4 is set to "rsptimeout" 28
      And channel 5 is set to "rsptimeout" 17
      And channel 0 is logged in
      And channel 1 is logged in
      And channel 2 is logged in
      And channel 3 is logged in
      And channel 4 is logged in
      And channel 5 is logged in
      And the server answers MKD or XMKD after 5 s
      When the host sends AT+MFTPMKD=0,"d0"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=1,"d1"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=2,"d2"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=3,"d3"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=4,"d4"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=5,"d5"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPMKD: 0,0
        +MFTPMKD: 1,0
        +MFTPMKD: 2,0
        +MFTPMKD: 3,0
        +MFTPMKD: 4,0
        +MFTPMKD: 5,0
        """
      And the server session of channel 1 is open

    @MFTPCFG-220 @R3.1-42 @slow @D24 @D25 @D54 @D65 @error
    Scenario: A command times out as soon after another one has timed out, on the next connection too
      Given channel 1 is set to "rsptimeout" 2
      And channel 3 is set to "rsptimeout" 8
      And channel 1 is logged in
      And the server does not answer PWD or XPWD
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPPWD=1
        """
      When the server is itself again
      And the host connects channel 1 if it is not connected
      And the host sends AT+MFTPCONN=3,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      Given the server does not answer PWD or XPWD
      Then each of these commands fails when its channel's time is over
        """
        AT+MFTPPWD=3
        """

    @MFTPCFG-221 @R3.1-12 @R3.1-22 @R3.1-23 @R3.1-25 @R3.1-63 @needs-cid-15 @needs-implicit-ftps @needs-explicit-ftps @D18 @D19
    Scenario Outline: Values of many digits beside each other: "rsptimeout" <time>, "ssl" <ssl>, "cid" <cid>
      Given channel 4 is set to "<first>" <value>
      And channel 4 is set to "ssl" <ssl>
      And channel 4 is set to "cid" <cid>
      And channel 4 is set to "rsptimeout" <time>
      And channel 4 is set to "data_type" 1
      Then each channel shows its settings, each of them alone too

      Examples:
        | key  | first      | value | time | ssl | cid |
        | high | cid        | 15    | 30   | 2,5 | 15  |
        | low  | rsptimeout | 30    | 2    | 0,0 | 1   |
        | ten  | ssl        | 0,0   | 10   | 1,4 | 10  |
        | tall | cid        | 1     | 29   | 0,5 | 9   |
        | deep | rsptimeout | 2     | 9    | 2,4 | 14  |
        | wide | ssl        | 2,5   | 11   | 1,5 | 8   |
        | thin | cid        | 15    | 19   | 2,1 | 11  |

    @MFTPCFG-222 @R3.1-42 @R3.1-43 @slow @D27 @D54
    Scenario: Each reply has the whole time: two that come after 3 s take more than 5 s together
      Given channel 0 is set to "rsptimeout" 5
      And channel 1 is set to "rsptimeout" 5
      And channel 2 is set to "rsptimeout" 5
      And channel 3 is set to "rsptimeout" 5
      And channel 4 is set to "rsptimeout" 5
      And channel 5 is set to "rsptimeout" 5
      And channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/uftp"
      And channel 2 is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/uftp"
      And channel 4 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/in/
        /home/uftp/f.txt: 12345
        /home/uftp/g.txt: 67890
        /home/uftp/h.txt: 2468013579
        /home/uftp/i.txt: 1357924680
        /home/uftp/j.txt: 1
        """
      And the server answers CWD or XCWD after 3 s
      And the server answers MKD or XMKD after 3 s
      And the server answers DELE or RMD or XRMD after 3 s
      And the server answers RNFR after 3 s
      And the server answers STOR after 3 s
      And the server answers APPE after 3 s
      When the host sends AT+MFTPAPPE=4,"h.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/in"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=1,"new"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPDEL=2,"f.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=3,"g.txt","k.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=5,"s.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPCWD: 0,0
        +MFTPMKD: 1,0
        +MFTPDEL: 2,0
        +MFTPRN: 3,0
        +MFTPAPPE: 4,0,5
        +MFTPSTOR: 5,0,5
        """
      When the host sends AT+MFTPAPPE=4,"i.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPMKD=1,"more"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPDEL=2,"j.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRN=3,"k.txt","l.txt"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPSTOR=5,"t.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPCWD: 0,0
        +MFTPMKD: 1,0
        +MFTPDEL: 2,0
        +MFTPRN: 3,0
        +MFTPAPPE: 4,0,5
        +MFTPSTOR: 5,0,5
        """
      And channels 0 to 5 are in the states 1 1 1 1 1 1

    @MFTPCFG-223 @R3.1-43 @slow @tour @D24 @D25 @D54
    Scenario Outline: A refusal that comes after 2 s is waited for, and reported: <command>
      Given channel 1 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/f.txt: 12345
        """
      And the server answers <verbs> after 2 s
      When the host sends AT+<command>=1,<wrong>
      Then the command fails as server error
      And the server is itself again
      And these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPPWD=1
        AT+MFTPRETR=1,"f.txt"
        """

      @R3.4-12 @R3.4-13
      Examples:
        | command | verbs       | wrong   |
        | MFTPCWD | CWD or XCWD | "/none" |

      @R3.6-12 @R3.6-31
      Examples:
        | command | verbs       | wrong      |
        | MFTPMKD | MKD or XMKD | "none/new" |

      @R3.8-12 @R3.8-13
      Examples:
        | command | verbs               | wrong  |
        | MFTPDEL | DELE or RMD or XRMD | "none" |

      @R3.9-12
      Examples:
        | command | verbs | wrong        |
        | MFTPRN  | RNFR  | "none","new" |

      @R3.10-12
      Examples:
        | command  | verbs | wrong  |
        | MFTPRETR | RETR  | "none" |

      @R3.11-12
      Examples:
        | command  | verbs | wrong                |
        | MFTPAPPE | APPE  | "none/f",1,5,"12345" |

      @R3.12-12
      Examples:
        | command  | verbs | wrong                |
        | MFTPSTOR | STOR  | "none/f",1,5,"12345" |

  Rule: FTPS protects each connection, beside what else was set

    @MFTPCFG-280 @R3.1-37 @R3.1-50 @needs-active @security @D31 @D32 @D65
    Scenario Outline: Mode <mode> of "ssl", and the data connections are active: <line>
      Given the server requires <how> FTPS
      And channel <id> is set to "ssl" <mode>,0
      And channel <id> is set to "transmode" 0
      And channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the last transfer of channel <id> was active
      And the last transfer of channel <id> was secure
      And the server saw a login of channel <id> by <how> FTPS

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | key            | how      | mode | id | line                              | report                                                     |
        | implicit-LIST  | implicit | 1    | 0  | AT+MFTPLIST=0,"/home/uftp"        | +MFTPLIST: 0,0,"1.txt",10,<time of /home/uftp/1.txt>,"rw-" |
        | implicit-RETR  | implicit | 1    | 1  | AT+MFTPRETR=1,"1.txt"             | +MFTPRETR: 1,0,10,10,1234567890                            |
        | implicit-range | implicit | 1    | 2  | AT+MFTPRETR=2,"1.txt",,2,5        | +MFTPRETR: 2,0,5,5,34567                                   |
        | implicit-STOR  | implicit | 1    | 3  | AT+MFTPSTOR=3,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 3,0,5                                           |
        | implicit-APPE  | implicit | 1    | 4  | AT+MFTPAPPE=4,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 4,0,5                                           |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | key            | how      | mode | id | line                              | report                                                     |
        | explicit-LIST  | explicit | 2    | 3  | AT+MFTPLIST=3,"/home/uftp"        | +MFTPLIST: 3,0,"1.txt",10,<time of /home/uftp/1.txt>,"rw-" |
        | explicit-RETR  | explicit | 2    | 4  | AT+MFTPRETR=4,"1.txt"             | +MFTPRETR: 4,0,10,10,1234567890                            |
        | explicit-range | explicit | 2    | 5  | AT+MFTPRETR=5,"1.txt",,2,5        | +MFTPRETR: 5,0,5,5,34567                                   |
        | explicit-STOR  | explicit | 2    | 0  | AT+MFTPSTOR=0,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 0,0,5                                           |
        | explicit-APPE  | explicit | 2    | 1  | AT+MFTPAPPE=1,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 1,0,5                                           |

    @MFTPCFG-281 @R3.1-38 @R3.1-50 @security @D31 @D32 @D65
    Scenario Outline: Mode <mode> of "ssl", and the data connections are passive: <line>
      Given the server requires <how> FTPS
      And channel <id> is set to "ssl" <mode>,0
      And channel <id> is set to "transmode" 1
      And channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        <report>
        """
      And the last transfer of channel <id> was passive
      And the last transfer of channel <id> was secure
      And the server saw a login of channel <id> by <how> FTPS

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | key            | how      | mode | id | line                              | report                                                     |
        | implicit-LIST  | implicit | 1    | 2  | AT+MFTPLIST=2,"/home/uftp"        | +MFTPLIST: 2,0,"1.txt",10,<time of /home/uftp/1.txt>,"rw-" |
        | implicit-RETR  | implicit | 1    | 3  | AT+MFTPRETR=3,"1.txt"             | +MFTPRETR: 3,0,10,10,1234567890                            |
        | implicit-range | implicit | 1    | 4  | AT+MFTPRETR=4,"1.txt",,2,5        | +MFTPRETR: 4,0,5,5,34567                                   |
        | implicit-STOR  | implicit | 1    | 5  | AT+MFTPSTOR=5,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 5,0,5                                           |
        | implicit-APPE  | implicit | 1    | 0  | AT+MFTPAPPE=0,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 0,0,5                                           |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | key            | how      | mode | id | line                              | report                                                     |
        | explicit-LIST  | explicit | 2    | 5  | AT+MFTPLIST=5,"/home/uftp"        | +MFTPLIST: 5,0,"1.txt",10,<time of /home/uftp/1.txt>,"rw-" |
        | explicit-RETR  | explicit | 2    | 0  | AT+MFTPRETR=0,"1.txt"             | +MFTPRETR: 0,0,10,10,1234567890                            |
        | explicit-range | explicit | 2    | 1  | AT+MFTPRETR=1,"1.txt",,2,5        | +MFTPRETR: 1,0,5,5,34567                                   |
        | explicit-STOR  | explicit | 2    | 2  | AT+MFTPSTOR=2,"2.txt",1,5,"BBBBB" | +MFTPSTOR: 2,0,5                                           |
        | explicit-APPE  | explicit | 2    | 3  | AT+MFTPAPPE=3,"2.txt",1,5,"BBBBB" | +MFTPAPPE: 3,0,5                                           |

    @MFTPCFG-282 @R3.1-50 @security @D65
    Scenario Outline: Mode <mode> of "ssl" with a server like <make>: neither name nor password in plain text
      Given the server behaves like "<make>"
      And the server requires <how> FTPS
      And the account <user> with home "/home/uftp"
      And channel 2 is set to "ssl" <mode>,0
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      And the server saw neither user name nor password in plain text
      And the server saw a login of channel 2 by <how> FTPS
      When the host sends AT+MFTPSTOR=2,"1.txt",1,5,"BBBBB"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,5
        """
      And the last transfer of channel 2 was secure

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | key                  | how      | mode | make        |
        | implicit-long-banner | implicit | 1    | long-banner |
        | implicit-every-line  | implicit | 1    | every-line  |
        | implicit-halves      | implicit | 1    | halves      |
        | implicit-bytes       | implicit | 1    | bytes       |
        | implicit-user-230    | implicit | 1    | user-230    |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | key                  | how      | mode | make        |
        | explicit-long-banner | explicit | 2    | long-banner |
        | explicit-every-line  | explicit | 2    | every-line  |
        | explicit-halves      | explicit | 2    | halves      |
        | explicit-bytes       | explicit | 2    | bytes       |
        | explicit-user-230    | explicit | 2    | user-230    |

    @MFTPCFG-284 @R3.1-50 @R3.2-13 @R3.2-44 @security @D24 @D25 @D65 @error
    Scenario Outline: Mode <mode> of "ssl" gives neither name nor password to a server without TLS
      Given the account <user> with home "/home/uftp"
      And channel 1 is set to "rsptimeout" 2
      And channel 1 is set to "ssl" <mode>,0
      And the server <fault>
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the command fails as any
      And the server saw neither user name nor password in plain text
      And the server saw no login
      And channel 1 is in state 0

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | key               | mode | fault                                              |
        | explicit-431      | 2    | answers AUTH with 431 No TLS now                   |
        | explicit-500      | 2    | answers AUTH with 500 What is that                 |
        | explicit-502      | 2    | answers AUTH with 502 Not here                     |
        | explicit-504      | 2    | answers AUTH with 504 Not that                     |
        | explicit-530      | 2    | answers AUTH with 530 Log in first                 |
        | explicit-534      | 2    | answers AUTH with 534 Policy                       |
        | explicit-234      | 2    | answers AUTH with 234 Go on                        |
        | explicit-nonsense | 2    | answers AUTH with hello there                      |
        | explicit-hangs-up | 2    | closes the control connection at AUTH              |
        | explicit-421      | 2    | says 421 and closes the control connection at AUTH |
        | explicit-greeting | 2    | greets with 421 Too many users                     |

      @R3.1-48 @needs-explicit-ftps @slow
      Examples:
        | key           | mode | fault                |
        | explicit-mute | 2    | does not answer AUTH |

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | key               | mode | fault                          |
        | implicit-hangs-up | 1    | ends each connection at once   |
        | implicit-421      | 1    | greets with 421 Too many users |
        | implicit-220      | 1    | greets with 220 No TLS here    |

    @MFTPCFG-288 @R3.1-47 @R3.1-50 @R3.2-13 @needs-implicit-ftps @security @slow @D24 @D25 @D54 @D65 @error
    Scenario: Mode 1 of "ssl" gives neither name nor password to a server that never begins TLS
      Given the account <user> with home "/home/uftp"
      And channel 1 is set to "rsptimeout" 2
      And channel 1 is set to "ssl" 1,0
      And the server does not greet
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the command fails as any within 120 seconds
      And the server saw neither user name nor password in plain text
      And the server saw no login
      And channel 1 is in state 0

    @MFTPCFG-285 @R3.1-50 @R3.1-63 @R3.2-46 @security @D65
    Scenario Outline: Six channels at once, and each with <how> FTPS
      Given the server requires <how> FTPS
      And channel 3 is set to "ssl" <mode>,0
      And channel 0 is set to "ssl" <mode>,0
      And channel 5 is set to "ssl" <mode>,0
      And channel 1 is set to "ssl" <mode>,0
      And channel 4 is set to "ssl" <mode>,0
      And channel 2 is set to "ssl" <mode>,0
      And channel 3 is logged in
      And channel 0 is logged in
      And channel 5 is logged in
      And channel 1 is logged in
      And channel 4 is logged in
      And channel 2 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=3,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 3,0,10,10,1234567890
        """
      And the last transfer of channel 3 was secure
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """
      And the last transfer of channel 0 was secure
      When the host sends AT+MFTPRETR=5,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 5,0,10,10,1234567890
        """
      And the last transfer of channel 5 was secure
      When the host sends AT+MFTPRETR=1,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 1,0,10,10,1234567890
        """
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPRETR=4,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 4,0,10,10,1234567890
        """
      And the last transfer of channel 4 was secure
      When the host sends AT+MFTPRETR=2,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 2,0,10,10,1234567890
        """
      And the last transfer of channel 2 was secure
      And the server saw a login of channel 3 by <how> FTPS
      And the server saw a login of channel 0 by <how> FTPS
      And the server saw a login of channel 5 by <how> FTPS
      And the server saw a login of channel 1 by <how> FTPS
      And the server saw a login of channel 4 by <how> FTPS
      And the server saw a login of channel 2 by <how> FTPS
      And the server saw neither user name nor password in plain text

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | how      | mode |
        | implicit | 1    |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | how      | mode |
        | explicit | 2    |

    @MFTPCFG-286 @R3.1-46 @R3.1-48 @R3.1-50 @R3.1-63 @needs-explicit-ftps @security @D03 @D65
    Scenario Outline: Channels with FTPS and without beside each other, each as it was set, in the order <order>
      Given the server requires explicit FTPS
      And channel <a> is set to "ssl" 2,0
      And channel <c> is set to "ssl" 2,0
      And channel <a> is logged in
      And channel <b> is logged in
      And channel <c> is logged in
      And channel <d> is logged in
      And the server saw a login of channel <a> by explicit FTPS
      And the server saw a login of channel <b> without TLS
      And the server saw a login of channel <c> by explicit FTPS
      And the server saw a login of channel <d> without TLS
      When the host sends AT+MFTPDISC=<a>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: <a>,0
        """
      And the module may report the end of connection <a>
      When the host sends AT+MFTPCONN=<a>,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: <a>,0
        """
      And the server saw a login of channel <a> by explicit FTPS
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPSTOR=<a>,"a.txt",1,5,"AAAAA"
        AT+MFTPSTOR=<b>,"b.txt",1,5,"BBBBB"
        AT+MFTPSTOR=<c>,"c.txt",1,5,"CCCCC"
        AT+MFTPSTOR=<d>,"d.txt",1,5,"DDDDD"
        """
      Then the last transfer of channel <a> was secure
      And the last transfer of channel <c> was secure

      Examples:
        | order   | a | b | c | d |
        | 0 1 2 3 | 0 | 1 | 2 | 3 |
        | 5 4 3 2 | 5 | 4 | 3 | 2 |

  Rule: a TYPE that the server has refused is not in force

    @MFTPCFG-287 @R3.1-33 @D24 @D25 @D65 @D66 @error
    Scenario Outline: After <reply> to TYPE the next transfer is binary: <line>
      Given channel <id> is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      And the server answers TYPE with <reply>
      When the host sends <line>
      Then the command succeeds or fails
      And the module may report the end of connection <id>
      When the server is itself again
      And the host connects channel <id> if it is not connected
      And the host sends <next>
      Then the command succeeds
      And the last transfer of channel <id> was binary, unless one before it went on without its TYPE

      Examples:
        | key       | id | reply            | line                              | next                              |
        | RETR-RETR | 0  | 450 Not now      | AT+MFTPRETR=0,"1.txt"             | AT+MFTPRETR=0,"1.txt"             |
        | RETR-STOR | 1  | 504 Not that     | AT+MFTPRETR=1,"1.txt"             | AT+MFTPSTOR=1,"2.txt",1,5,"BBBBB" |
        | STOR-STOR | 2  | 500 What is that | AT+MFTPSTOR=2,"2.txt",1,5,"BBBBB" | AT+MFTPSTOR=2,"2.txt",1,5,"BBBBB" |
        | STOR-APPE | 3  | 450 Not now      | AT+MFTPSTOR=3,"2.txt",1,5,"BBBBB" | AT+MFTPAPPE=3,"2.txt",1,5,"BBBBB" |
        | APPE-APPE | 4  | 504 Not that     | AT+MFTPAPPE=4,"2.txt",1,5,"BBBBB" | AT+MFTPAPPE=4,"2.txt",1,5,"BBBBB" |
        | APPE-RETR | 5  | 530 Log in first | AT+MFTPAPPE=5,"2.txt",1,5,"BBBBB" | AT+MFTPRETR=5,"1.txt"             |
