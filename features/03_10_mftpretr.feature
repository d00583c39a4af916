@clause-3.10
Feature: AT+MFTPRETR fetches a file
  # Data are told by their length: nothing in them is looked for. A file may come in several
  # lines (D05); the suite joins them and compares with the file at the server.
  # The file of the examples is BBBBBbbbbb+MFTPAPP TEST, 23 bytes: five B, not six (D06).

  Rule: the examples

    @MFTPRETR-001 @R3.10-05 @R3.10-06 @R3.10-12 @R3.10-36 @R3.10-38 @R3.10-30 @R3.10-32 @example @editorial @smoke @D04 @D05 @D06 @D51
    Scenario: The whole file
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23,BBBBBbbbbb+MFTPAPP TEST
        """

    @MFTPRETR-002 @R3.10-26 @R3.10-29 @R3.10-32 @R3.10-36 @example @D04 @D05 @D06 @D07
    Scenario: From byte 5 to the end
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,18,18,bbbbb+MFTPAPP TEST
        """

    @MFTPRETR-003 @R3.10-29 @R3.10-31 @R3.10-36 @example @D04 @D05 @D06 @D07
    Scenario: Five bytes from byte 5
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,bbbbb
        """

    @MFTPRETR-004 @R3.10-28 @R3.10-37 @example @needs-files @D04 @D05 @D06 @D13
    Scenario: The whole file to a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23
        """
      And the module holds the local file "/usr/1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """

  Rule: the test form

    @MFTPRETR-010 @R3.10-01 @R3.10-02 @R3.10-03 @D22 @D61
    Scenario: Channels and the optional parameters
      When the host sends AT+MFTPRETR=?
      Then the module answers
        """
        +MFTPRETR: (0-5),,,,
        OK
        """

  Rule: the bytes of the file are delivered, whatever they are

    @MFTPRETR-020 @R3.10-41 @R3.10-36 @R3.10-38 @D04 @D05
    Scenario Outline: To the serial line: <class>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "<payload>"
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0

      Examples:
        | payload   | class                                   |
        | all-bytes | all 256 byte values                     |
        | hostile   | answers, notices, ctrl+z and NUL inside |
        | pluses    | +++ inside                              |
        | lines     | line ends of three kinds                |
        | edges     | OK, a long run and a blank at the end   |

    @MFTPRETR-021 @R3.10-41 @R3.10-37 @R3.10-28 @needs-files @D04 @D05
    Scenario Outline: To a local file: <class>
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has no local file "/usr/data.bin"
      And the server has the file "/home/uftp/data.bin" with the payload "<payload>"
      When the host sends AT+MFTPRETR=0,"data.bin","/usr/data.bin"
      Then the module answers
        """
        OK
        """
      And the module reports <bytes> bytes received on channel 0
      And the module holds the local file "/usr/data.bin" with the payload "<payload>"

      Examples:
        | payload   | bytes | class                                   |
        | all-bytes | 256   | all 256 byte values                     |
        | hostile   | 116   | answers, notices, ctrl+z and NUL inside |
        | pluses    | 9     | +++ inside                              |
        | lines     | 26    | line ends of three kinds                |
        | edges     | 303   | OK, a long run and a blank at the end   |

    @MFTPRETR-022 @R3.10-38 @R3.10-40 @R3.10-39 @boundary @D04 @D05
    Scenario Outline: A file of <bytes> bytes
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-<bytes>"
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0

      Examples:
        | bytes  |
        | 1      |
        | 2      |
        | 1023   |
        | 1024   |
        | 1025   |
        | 1460   |
        | 4095   |
        | 4096   |
        | 4097   |
        | 65536  |
        | 131073 |

    @MFTPRETR-023 @R3.10-44 @R5-39 @boundary @D09 @D24
    Scenario: A file of 0 bytes
      Given channel 0 is logged in
      And the server has the file "/home/uftp/0.bin" with the payload "empty"
      When the host sends AT+MFTPRETR=0,"0.bin"
      Then the file is reported as empty

    @MFTPRETR-024 @R3.10-45
    Scenario: The file stays at the server
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23,BBBBBbbbbb+MFTPAPP TEST
        """
      And the server holds the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """

    @MFTPRETR-025 @R3.10-28 @needs-files @D04 @D05
    Scenario: A local file that exists holds the new contents alone
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has the local file "/usr/1.txt" with the payload "pattern-100"
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23
        """
      And the module holds the local file "/usr/1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """

    @MFTPRETR-026 @R3.10-40 @R3.10-39 @R3.10-12 @R3.10-37 @R3.10-28 @needs-files @boundary @D04 @D05
    Scenario Outline: A file of <bytes> bytes to a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-<bytes>"
      When the host sends AT+MFTPRETR=0,"data.bin","/usr/data.bin"
      Then the module answers
        """
        OK
        """
      And the module reports <bytes> bytes received on channel 0
      And the module holds the local file "/usr/data.bin" with the payload "pattern-<bytes>"

      Examples:
        | bytes |
        | 1     |
        | 511   |
        | 512   |
        | 513   |
        | 1460  |
        | 2047  |
        | 2048  |
        | 8191  |
        | 8192  |
        | 16384 |
        | 1024  |
        | 1025  |
        | 4096  |
        | 4097  |
        | 65536 |

    @MFTPRETR-027 @R3.10-48 @D50
    Scenario Outline: A name with <class>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<file>" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"<file>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

      Examples:
        | key    | file             | class  |
        | spaces | a new one.txt    | spaces |
        | dots   | a.b.c.d          | dots   |
        | none   | README           | no dot |
        | commas | a,b.txt          | commas |
        | signs  | a-b_c+d=e(f).txt | signs  |

    @MFTPRETR-028 @R3.10-46
    Scenario: From the working directory
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/1.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/1.txt" with
        """
        ABCDEFGHIJ
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

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPRETR-030 @R3.10-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=<id>,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: <id>,0,10,10,1234567890
        """

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPRETR-031 @R3.10-09 @R3.10-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPRETR=<id>,"test1.txt"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPRETR-032 @R3.10-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPRETR=<id>,"test1.txt"
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPRETR-090 @R3.10-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPRETR="0","test1.txt"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPRETR-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.10-23
      Examples:
        | key        | line           | class         |
        | no-name    | AT+MFTPRETR=0  | no name       |
        | empty-name | AT+MFTPRETR=0, | an empty name |

      @R3.10-35
      Examples:
        | key           | line                            | class              |
        | offset-letter | AT+MFTPRETR=0,"test1.txt",,A    | a letter as offset |
        | offset-minus  | AT+MFTPRETR=0,"test1.txt",,-1   | a negative offset  |
        | length-letter | AT+MFTPRETR=0,"test1.txt",,5,A  | a letter as length |
        | length-minus  | AT+MFTPRETR=0,"test1.txt",,5,-1 | a negative length  |

      @R3.10-14
      Examples:
        | key     | line                             | class                |
        | surplus | AT+MFTPRETR=0,"test1.txt",,5,5,1 | a parameter too many |

    @MFTPRETR-091 @D63
    Scenario Outline: A command with <class> is refused, or taken as it is meant
      Given channel 0 is logged in
      When the host sends <line>
      Then the command is refused as malformed, or taken as it is meant

      @R3.10-20
      Examples:
        | key  | line                    | class                 |
        | bare | AT+MFTPRETR=0,test1.txt | a name without quotes |

      @R3.10-35
      Examples:
        | key           | line                             | class               |
        | offset-string | AT+MFTPRETR=0,"test1.txt",,"5"   | an offset in quotes |
        | length-string | AT+MFTPRETR=0,"test1.txt",,5,"5" | a length in quotes  |

  Rule: <offset> and <length> name a part of the file

    @MFTPRETR-034 @R3.10-29 @R3.10-31 @R3.10-40 @boundary @D04 @D05
    Scenario Outline: <bytes> bytes from byte <offset> of 10000
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-10000"
      When the host sends AT+MFTPRETR=0,"data.bin",,<offset>,<bytes>
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0 from byte <offset> for <bytes> bytes

      Examples:
        | key    | offset | bytes |
        | first  | 0      | 1     |
        | start  | 0      | 5000  |
        | all    | 0      | 10000 |
        | middle | 4096   | 1024  |
        | odd    | 4095   | 4098  |
        | rest   | 1      | 9999  |
        | last   | 9999   | 1     |

    @MFTPRETR-035 @R3.10-29 @R3.10-32 @boundary @D04 @D05
    Scenario Outline: Everything from byte <offset> of 10000
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-10000"
      When the host sends AT+MFTPRETR=0,"data.bin",,<offset>
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0 from byte <offset>

      Examples:
        | offset |
        | 0      |
        | 1      |
        | 1460   |
        | 9999   |

    @MFTPRETR-036 @R3.10-33 @boundary @D08
    Scenario Outline: From byte <offset> of 23 (<class>)
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,<offset>
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/test1.txt" from byte <offset> was delivered

      Examples:
        | offset | class            |
        | 23     | at the end       |
        | 24     | past the end     |
        | 100000 | far past the end |

    @MFTPRETR-037 @R3.10-34 @boundary @D08
    Scenario Outline: <bytes> bytes from byte 5 of 23 (<class>)
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,<bytes>
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/test1.txt" from byte 5 was delivered

      Examples:
        | bytes  | class        |
        | 19     | one too many |
        | 100000 | far too many |

    @MFTPRETR-038 @R3.10-47 @boundary @D09 @D24
    Scenario: A length of 0
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,0
      Then the command delivers nothing, or all of the file "/home/uftp/test1.txt" from byte 5

    @MFTPRETR-047 @D70 @boundary
    Scenario Outline: <class> stands for the default, or is refused
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt"<rest>
      Then the command is refused as malformed, or delivers the file "/home/uftp/test1.txt" from byte <from> for <bytes> bytes

      @R3.10-30
      Examples:
        | key    | class           | rest | from | bytes |
        | offset | An empty offset | ,,,5 | 0    | 5     |

      @R3.10-32
      Examples:
        | key    | class           | rest | from | bytes |
        | length | An empty length | ,,5, | 5    | 18    |

      @R3.10-26 @D07
      Examples:
        | key | class                                    | rest | from | bytes |
        | all | A comma behind the name and nothing more | ,    | 0    | 23    |

    @MFTPRETR-039 @R3.10-29 @R3.10-31 @needs-files @D04 @D05 @D12
    Scenario: A part of the file to a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt",5,5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5
        """
      And the module holds the local file "/usr/1.txt" with
        """
        bbbbb
        """

    @MFTPRETR-044 @R3.10-29 @R3.1-34 @D65
    Scenario: A part of a file in ASCII
      Given channel 0 is set to "data_type" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,5
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/test1.txt" from byte 5 was delivered

  Rule: names have at most 255 bytes

    @MFTPRETR-040 @R3.10-21 @D50 @boundary
    Scenario: A name of 255 bytes is taken
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<name-255>" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"<name-255>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

    @MFTPRETR-041 @R3.10-22 @R3.10-07 @D50 @D63 @boundary @error
    Scenario: A name of 256 bytes is refused
      Given channel 0 is logged in
      When the host sends AT+MFTPRETR=0,"<name-256>"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

    @MFTPRETR-042 @R3.10-24 @D50 @boundary
    Scenario: A local name of 255 bytes is taken
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","<path-255>"
      Then the parameters are accepted

    @MFTPRETR-043 @R3.10-25 @D50 @D63 @boundary @error
    Scenario: A local name of 256 bytes is refused
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","<path-256>"
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

  Rule: "local_fs" decides about the local name

    @MFTPRETR-045 @R3.10-26 @R3.10-49 @D07
    Scenario: With 0 a local name is ignored, and the data come over the line, or it is refused
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt"
      Then the command fails, or delivers the file "/home/uftp/test1.txt"

    @MFTPRETR-046 @R3.10-27 @D10 @error
    Scenario: With 1 a missing local name is no success
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command is refused

    @MFTPRETR-049 @R3.10-27 @D10 @error
    Scenario: With 1 an empty local name before an offset is no success
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt",,5,5
      Then the command is refused

    @MFTPRETR-048 @R3.10-29 @R3.10-32 @R3.10-28 @needs-files @D04 @D05
    Scenario: With 1 an offset without a length fetches the rest to the local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"test1.txt","/usr/1.txt",5
      Then the module answers
        """
        OK
        """
      And the module reports 18 bytes received on channel 0
      And the module holds the local file "/usr/1.txt" with
        """
        bbbbb+MFTPAPP TEST
        """

  Rule: a channel without a connection

    @MFTPRETR-050 @R3.10-11 @R3.10-07 @R5-03 @R5-13 @D27 @error
    Scenario: On a channel that was never connected it is refused
      Given channel 0 is not connected
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command is refused as not connected
      And the server received nothing

    @MFTPRETR-051 @R3.10-11 @R3.10-07 @D27 @error
    Scenario: After AT+MFTPDISC it is refused
      Given channel 0 is logged in
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
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command is refused as not connected

    @MFTPRETR-052 @R3.10-11 @D27 @error
    Scenario: The connection of another channel is no connection
      Given channel 1 is logged in
      And channel 0 is not connected
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command is refused as not connected

  Rule: each channel fetches its own file

    @MFTPRETR-060 @R3.10-43 @D05 @D27
    Scenario: Two channels at once, their data kept apart
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-20000"
      And the server has the file "/home/other/data.bin" with the payload "hostile"
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=1,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0
      And the module delivers the file "/home/other/data.bin" on channel 1

    @MFTPRETR-061 @R3.10-43 @R3.10-08 @D05 @D27
    Scenario: Six channels at once, their data kept apart
      Given channel 0 is logged in with home "/home/c0"
      And the server has the file "/home/c0/data.bin" with the payload "pattern-3000"
      And channel 1 is logged in with home "/home/c1"
      And the server has the file "/home/c1/data.bin" with the payload "pattern-4111"
      And channel 2 is logged in with home "/home/c2"
      And the server has the file "/home/c2/data.bin" with the payload "pattern-5222"
      And channel 3 is logged in with home "/home/c3"
      And the server has the file "/home/c3/data.bin" with the payload "pattern-6333"
      And channel 4 is logged in with home "/home/c4"
      And the server has the file "/home/c4/data.bin" with the payload "pattern-7444"
      And channel 5 is logged in with home "/home/c5"
      And the server has the file "/home/c5/data.bin" with the payload "pattern-8555"
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=1,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=2,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=3,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=4,"data.bin"
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPRETR=5,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/c0/data.bin" on channel 0
      And the module delivers the file "/home/c1/data.bin" on channel 1
      And the module delivers the file "/home/c2/data.bin" on channel 2
      And the module delivers the file "/home/c3/data.bin" on channel 3
      And the module delivers the file "/home/c4/data.bin" on channel 4
      And the module delivers the file "/home/c5/data.bin" on channel 5

  Rule: a download that fails

    @MFTPRETR-080 @R3.10-13 @R3.10-42 @R5-30 @D24 @D25 @D66 @D72 @error
    Scenario: A file that does not exist
      Given channel 0 is logged in
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command fails as server error

    @MFTPRETR-081 @R3.10-13 @R3.10-42 @R5-30 @D24 @D25 @D66 @error
    Scenario: A server that refuses
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      And the server answers RETR with 550 Not today
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command fails as server error

    @MFTPRETR-082 @R3.10-13 @R5-31 @D24 @D25 @D66 @error
    Scenario: A data connection that is refused
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      And the server refuses data connections
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the command fails as network error

    @MFTPRETR-083 @R3.10-13 @D65 @D66 @error
    Scenario: A data connection that breaks in the middle
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-100000"
      And the server resets the data connection after 20000 bytes
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the command fails, or delivers the file "/home/uftp/data.bin"

    @MFTPRETR-084 @R3.10-13 @D65 @error
    Scenario: After a download that failed the next one works
      Given channel 0 is logged in
      And the server has the file "/home/uftp/test1.txt" with
        """
        BBBBBbbbbb+MFTPAPP TEST
        """
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command fails as server error
      When the host sends AT+MFTPRETR=0,"test1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,23,23,BBBBBbbbbb+MFTPAPP TEST
        """

  Rule: sizes: one below, at and above each power of two and each size that a line or a segment may have

    @MFTPRETR-100 @R3.10-12 @R3.10-38 @R3.10-40 @boundary @D04 @D05
    Scenario Outline: <bytes> bytes, on channel <id>
      Given channel <id> is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-<bytes>"
      When the host sends AT+MFTPRETR=<id>,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel <id>

      Examples:
        | bytes | id |
        | 127   | 0  |
        | 128   | 1  |
        | 129   | 2  |
        | 255   | 3  |
        | 256   | 4  |
        | 257   | 5  |
        | 511   | 0  |
        | 512   | 1  |
        | 513   | 2  |
        | 1459  | 3  |
        | 1461  | 4  |
        | 2047  | 5  |
        | 2048  | 0  |
        | 2049  | 1  |
        | 8191  | 2  |
        | 8192  | 3  |
        | 8193  | 4  |
        | 16385 | 5  |

    @MFTPRETR-101 @R3.10-29 @R3.10-31 @R3.10-40 @boundary @D04 @D05
    Scenario Outline: <bytes> bytes from byte <offset> of 100000
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-100000"
      When the host sends AT+MFTPRETR=0,"data.bin",,<offset>,<bytes>
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0 from byte <offset> for <bytes> bytes

      Examples:
        | offset | bytes |
        | 255    | 2     |
        | 256    | 1     |
        | 511    | 3     |
        | 1023   | 2     |
        | 1460   | 1460  |
        | 32767  | 2     |
        | 32768  | 10    |
        | 65535  | 1     |
        | 65536  | 10    |
        | 65537  | 511   |
        | 70000  | 100   |
        | 99999  | 1     |
        | 1      | 65537 |

    @MFTPRETR-102 @R3.10-29 @R3.10-32 @boundary @D04 @D05
    Scenario Outline: Everything from byte <offset> of 70000
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-70000"
      When the host sends AT+MFTPRETR=0,"data.bin",,<offset>
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0 from byte <offset>

      Examples:
        | offset |
        | 65535  |
        | 65536  |
        | 69999  |

    @MFTPRETR-103 @R3.10-40 @R3.10-39 @R3.10-31 @R3.10-37 @needs-files @boundary @D04 @D05
    Scenario Outline: <bytes> bytes from byte <offset> of 200000 to a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-200000"
      And the module has no local file "/usr/data.bin"
      When the host sends AT+MFTPRETR=0,"data.bin","/usr/data.bin",<offset>,<bytes>
      Then the module answers
        """
        OK
        """
      And the module reports <bytes> bytes received on channel 0

      Examples:
        | key         | offset | bytes  |
        | 0-65535     | 0      | 65535  |
        | 0-65536     | 0      | 65536  |
        | 1-65537     | 1      | 65537  |
        | 65536-70000 | 65536  | 70000  |
        | 70000-rest  | 70000  | 130000 |

  Rule: contents: what a careless reader takes for something else

    @MFTPRETR-105 @R3.10-41 @R3.10-38 @D04 @D05
    Scenario Outline: A file with <class> comes over the line
      Given channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        <data>
        """
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/1.txt" on channel 0
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

      Examples:
        | key          | data                         | class                   |
        | crlf-first   | <CR><LF>12345                | a line end in front     |
        | ok-first     | OK<CR><LF>12345              | a final result in front |
        | error-first  | ERROR<CR><LF>123             | an error in front       |
        | prompt-first | >12345                       | a prompt in front       |
        | pluses-first | +++12345                     | +++ in front            |
        | plus-last    | 12345+                       | a plus at the end       |
        | pluses-last  | 12345+++                     | +++ at the end          |
        | cr-last      | 12345<CR>                    | <CR> at the end         |
        | lf-last      | 12345<LF>                    | <LF> at the end         |
        | crlf-last    | 12345<CR><LF>                | a line end at the end   |
        | nul          | <NUL><NUL><NUL>              | NUL alone               |
        | blank        | <SP><SP>12<SP>               | blanks at both ends     |
        | quotes       | ,,"1",,"                     | quotes and commas       |
        | connect      | CONNECT<CR><LF>              | CONNECT                 |
        | notice       | +MFTPURC: 0,"conn",0<CR><LF> | a notice                |
        | high         | <xFF><xFE><x80>              | bytes above 127         |
        | command      | AT+MFTPDISC=0<CR>            | a command               |

    @MFTPRETR-106 @R3.10-41 @R3.10-28 @needs-files @D04 @D05
    Scenario Outline: A file with <class> goes to a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/1.txt" with
        """
        <data>
        """
      When the host sends AT+MFTPRETR=0,"1.txt","/usr/1.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,<bytes>,<bytes>
        """
      And the module holds the local file "/usr/1.txt" with
        """
        <data>
        """

      Examples:
        | key          | data                         | bytes | class                   |
        | crlf-first   | <CR><LF>12345                | 7     | a line end in front     |
        | ok-first     | OK<CR><LF>12345              | 9     | a final result in front |
        | error-first  | ERROR<CR><LF>123             | 10    | an error in front       |
        | prompt-first | >12345                       | 6     | a prompt in front       |
        | pluses-first | +++12345                     | 8     | +++ in front            |
        | plus-last    | 12345+                       | 6     | a plus at the end       |
        | pluses-last  | 12345+++                     | 8     | +++ at the end          |
        | cr-last      | 12345<CR>                    | 6     | <CR> at the end         |
        | lf-last      | 12345<LF>                    | 6     | <LF> at the end         |
        | crlf-last    | 12345<CR><LF>                | 7     | a line end at the end   |
        | nul          | <NUL><NUL><NUL>              | 3     | NUL alone               |
        | blank        | <SP><SP>12<SP>               | 5     | blanks at both ends     |
        | quotes       | ,,"1",,"                     | 8     | quotes and commas       |
        | connect      | CONNECT<CR><LF>              | 9     | CONNECT                 |
        | notice       | +MFTPURC: 0,"conn",0<CR><LF> | 22    | a notice                |
        | high         | <xFF><xFE><x80>              | 3     | bytes above 127         |
        | command      | AT+MFTPDISC=0<CR>            | 14    | a command               |

    @MFTPRETR-107 @R3.10-41 @R2.1-08 @D04 @D05 @D59
    Scenario Outline: A file while the echo is on: <payload>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "<payload>"
      When the host sends ATE1
      Then the module answers a final result
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/data.bin" on channel 0

      Examples:
        | payload      |
        | hostile      |
        | pattern-3000 |

  Rule: names arrive as they are written

    @MFTPRETR-110 @R3.10-48 @D50
    Scenario Outline: A name with <class>: <file>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/<file>" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/<near>" with
        """
        ABC
        """
      When the host sends AT+MFTPRETR=0,"<file>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

      Examples:
        | key         | file     | near    | class                         |
        | digits      | 20220818 | 2022081 | digits alone                  |
        | capitals    | Old.TXT  | old.txt | capitals                      |
        | ok          | OK       | O       | the letters of a final result |
        | percent     | 100%25   | 100%    | a percent sign                |
        | dot         | .hidden  | hidden  | a dot in front                |
        | minus       | -a       | a       | a minus in front              |
        | comma-last  | a,       | a       | a comma at the end            |
        | comma-first | ,5       | 5       | a comma in front              |

    @MFTPRETR-111 @R3.10-48 @D50
    Scenario: A name with a blank at either end
      Given channel 0 is logged in
      And the server has the file "/home/uftp/ old " with
        """
        1234567890
        """
      And the server has the file "/home/uftp/old" with
        """
        ABC
        """
      When the host sends AT+MFTPRETR=0," old "
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

    @MFTPRETR-112 @R2.1-02 @R3.10-48 @D51
    Scenario: Small letters in front of the command change nothing in the name
      Given channel 0 is logged in
      And the server has the file "/home/uftp/Old.TXT" with
        """
        1234567890
        """
      When the host sends at+MFTPRETR=0,"Old.TXT"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

    @MFTPRETR-113 @R3.10-50 @R3.10-46 @D36
    Scenario Outline: A path of <class> works, or is refused
      Given channel 0 is logged in
      And channel 0 works in "/home/uftp/test"
      And the server has the file "/home/uftp/test/d/1.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"<file>"
      Then the command fails, or delivers the file "/home/uftp/test/d/1.txt"

      Examples:
        | key      | file                    | class                                |
        | absolute | /home/uftp/test/d/1.txt | the whole path                       |
        | relative | d/1.txt                 | a directory in the working directory |

  Rule: what came before leaves no trace
    # Each command comes after each kind of operation of the same channel, and after some of the other channel.

    @MFTPRETR-120 @R3.10-30 @R3.10-32 @R3.10-36 @D04 @D05 @D31 @D32 @D33
    Scenario Outline: The whole file is delivered after <class>, on channel <id>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/y.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/other/a.txt" with
        """
        ABCDEFGHIJ
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
      When the host sends AT+MFTPRETR=<id>,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: <id>,0,10,10,<data>
        """

      Examples:
        | key    | class            | line                            | report                                                      | id | data       |
        | list   | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 0  | 1234567890 |
        | part   | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 0  | 1234567890 |
        | append | an upload        | AT+MFTPAPPE=0,"y.txt",1,3,"abc" | +MFTPAPPE: 0,0,3                                            | 0  | 1234567890 |
        | make   | a new directory  | AT+MFTPMKD=0,"e"                | +MFTPMKD: 0,0                                               | 0  | 1234567890 |
        | list-1 | a list           | AT+MFTPLIST=0,"/home/uftp/d"    | +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-" | 1  | ABCDEFGHIJ |
        | part-1 | a part of a file | AT+MFTPRETR=0,"y.txt",,2,3      | +MFTPRETR: 0,0,3,3,345                                      | 1  | ABCDEFGHIJ |

    @MFTPRETR-121 @R3.10-30 @R3.10-32 @R3.10-36 @D04 @D24 @D25
    Scenario Outline: The whole file is delivered on channel <id> after <class>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/d/z.txt" with
        """
        123
        """
      And the server has the file "/home/uftp/y.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/other/a.txt" with
        """
        ABCDEFGHIJ
        """
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=<id>,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: <id>,0,10,10,<data>
        """

      Examples:
        | key        | class                            | line                                     | id | data       |
        | no-file    | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 0  | 1234567890 |
        | no-place   | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 0  | 1234567890 |
        | no-dir     | a change of directory that fails | AT+MFTPCWD=0,"/missing"                  | 0  | 1234567890 |
        | no-name    | a renaming that fails            | AT+MFTPRN=0,"missing.txt","x.txt"        | 0  | 1234567890 |
        | range      | a command out of range           | AT+MFTPRETR=6,"y.txt",,3,1               | 0  | 1234567890 |
        | no-file-1  | a download that fails            | AT+MFTPRETR=0,"missing.txt",,3,1         | 1  | ABCDEFGHIJ |
        | no-place-1 | an upload that fails             | AT+MFTPSTOR=0,"/missing/1.txt",1,3,"abc" | 1  | ABCDEFGHIJ |

    @MFTPRETR-122 @R3.10-29 @R3.10-30 @R3.10-31 @R3.10-32 @D04 @D05
    Scenario: Offset and length of a command are those of that command alone
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        ABCDE
        """
      When the host sends AT+MFTPRETR=0,"a.txt",,5,2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,2,2,67
        """
      When the host sends AT+MFTPRETR=0,"a.txt",,7
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,890
        """
      When the host sends AT+MFTPRETR=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,ABCDE
        """
      When the host sends AT+MFTPRETR=0,"a.txt",,0,4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,4,4,1234
        """
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,1234567890
        """

    @MFTPRETR-123 @R3.10-38 @R3.10-40 @D04 @D05
    Scenario: A short file after a long one, and a long one after it
      Given channel 0 is logged in
      And the server has the file "/home/uftp/long.bin" with the payload "pattern-5000"
      And the server has the file "/home/uftp/short.txt" with
        """
        12
        """
      When the host sends AT+MFTPRETR=0,"long.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/long.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"short.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,2,2,12
        """
      When the host sends AT+MFTPRETR=0,"long.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/long.bin" on channel 0

    @MFTPRETR-124 @R3.10-28 @R3.10-30 @R3.10-32 @needs-files @D04 @D05
    Scenario: To a local file: a part, then the whole, then a shorter part
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When the host sends AT+MFTPRETR=0,"a.txt","/usr/1.txt",2,3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3
        """
      When the host sends AT+MFTPRETR=0,"a.txt","/usr/1.txt"
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
      When the host sends AT+MFTPRETR=0,"a.txt","/usr/1.txt",8,1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,1,1
        """
      And the module holds the local file "/usr/1.txt" with
        """
        9
        """

  Rule: a download leaves the other channels at work

    @MFTPRETR-130 @R3.10-43 @D05 @D27 @D64
    Scenario Outline: During a download of channel 0: <line>
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/other/a.txt" with
        """
        12345
        """
      And the server has the directory "/home/other/d"
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-3000"
      And the server holds the next transfer open
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends <line>
      Then the module answers
        """
        OK
        """
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel 0
      And the module reports
        """
        <report>
        """
      And <effect>

      Examples:
        | key  | line                              | report           | effect                                                                   |
        | CWD  | AT+MFTPCWD=1,"/home/other/d"      | +MFTPCWD: 1,0    | the server's working directory of channel 1 is "/home/other/d"           |
        | MKD  | AT+MFTPMKD=1,"new"                | +MFTPMKD: 1,0    | the server holds the directory "/home/other/new"                         |
        | DEL  | AT+MFTPDEL=1,"a.txt"              | +MFTPDEL: 1,0    | the server has no file "/home/other/a.txt"                               |
        | RN   | AT+MFTPRN=1,"a.txt","b.txt"       | +MFTPRN: 1,0     | the server holds the file "/home/other/b.txt" with the payload "'12345'" |
        | STOR | AT+MFTPSTOR=1,"1.txt",1,5,"12345" | +MFTPSTOR: 1,0,5 | the server holds the file "/home/other/1.txt" with the payload "'12345'" |
        | APPE | AT+MFTPAPPE=1,"1.txt",1,5,"12345" | +MFTPAPPE: 1,0,5 | the server holds the file "/home/other/1.txt" with the payload "'12345'" |

      @R3.5-25
      Examples:
        | key | line         | report                      | effect                                  |
        | PWD | AT+MFTPPWD=1 | +MFTPPWD: 1,0,"/home/other" | the server session of channel 1 is open |

      @R3.7-45 @D31 @D32 @D33
      Examples:
        | key  | line                  | report                                                     | effect                                  |
        | LIST | AT+MFTPLIST=1,"a.txt" | +MFTPLIST: 1,0,"a.txt",5,<time of /home/other/a.txt>,"rw-" | the server session of channel 1 is open |

      @R3.2-46
      Examples:
        | key  | line                                                | report         | effect                                  |
        | CONN | AT+MFTPCONN=2,"<host>","<user>","<password>",<port> | +MFTPCONN: 2,0 | the server session of channel 2 is open |

    @MFTPRETR-131 @R3.10-43 @R3.3-24 @R3.13-21 @D03 @D05 @D27
    Scenario: Channel 1 is disconnected during a download of channel 0
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-3000"
      And the server holds the next download open after 500 bytes
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
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
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel 0
      And the server session of channel 1 is over
      And channels 0 to 5 are in the states 1 0 0 0 0 0

    @MFTPRETR-104 @R3.10-29 @R3.10-31 @R3.10-37 @R3.10-28 @needs-files @boundary @D02 @D04
    Scenario Outline: <bytes> bytes from byte <offset> go to a local file, and back to the server
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-200000"
      And the module has no local file "/usr/data.bin"
      When the host sends AT+MFTPRETR=0,"data.bin","/usr/data.bin",<offset>,<bytes>
      Then the module answers
        """
        OK
        """
      And the module reports <bytes> bytes received on channel 0
      When the host sends AT+MFTPSTOR=0,"back.bin","/usr/data.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,<bytes>
        """
      And the server holds the file "/home/uftp/back.bin" with <bytes> bytes of the file "/home/uftp/data.bin" from byte <offset>

      Examples:
        | key          | offset | bytes  |
        | 1-1          | 1      | 1      |
        | 1024-511     | 1024   | 511    |
        | 32768-4097   | 32768  | 4097   |
        | 65535-2      | 65535  | 2      |
        | 65536-8193   | 65536  | 8193   |
        | 65537-65536  | 65537  | 65536  |
        | 70000-130000 | 70000  | 130000 |

  Rule: both names arrive as they are written

    @MFTPRETR-160 @R3.10-48 @D04 @D05 @D50
    Scenario Outline: A file whose name has <class>
      Given channel 0 is logged in
      And the server has the file <path> with
        """
        12345
        """
      When the host sends AT+MFTPRETR=0,<name>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,12345
        """

      Examples:
        | key         | name       | path                  | class                         |
        | zeros       | "007"      | "/home/uftp/007"      | zeros in front                |
        | blank-first | " a.txt"   | "/home/uftp/ a.txt"   | a blank in front              |
        | blank-last  | "a.txt "   | "/home/uftp/a.txt "   | a blank at the end            |
        | blanks      | "a  b.txt" | "/home/uftp/a  b.txt" | two blanks                    |
        | semicolon   | "a;b.txt"  | "/home/uftp/a;b.txt"  | a semicolon                   |
        | dot-last    | "a.b."     | "/home/uftp/a.b."     | a dot at the end              |
        | dot-first   | ".a.txt"   | "/home/uftp/.a.txt"   | a dot in front                |
        | plus        | "a+b.txt"  | "/home/uftp/a+b.txt"  | a plus sign                   |
        | percent     | "a%41.txt" | "/home/uftp/a%41.txt" | a percent sign and two digits |
        | capitals    | "New.TXT"  | "/home/uftp/New.TXT"  | capitals                      |
        | comma       | "a,b.txt"  | "/home/uftp/a,b.txt"  | a comma                       |

    @MFTPRETR-161 @R3.10-28 @needs-files @D04 @D05 @D50
    Scenario Outline: A download to a local file whose name has <class>
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the module has the local file <local> with
        """
        before
        """
      When the host sends AT+MFTPRETR=0,"a.txt",<local>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5
        """
      And the module holds the local file <local> with
        """
        12345
        """

      Examples:
        | key         | local           | class                         |
        | blank-first | "/usr/ a.txt"   | a blank in front              |
        | blank-last  | "/usr/a.txt "   | a blank at the end            |
        | blanks      | "/usr/a  b.txt" | two blanks                    |
        | semicolon   | "/usr/a;b.txt"  | a semicolon                   |
        | dot-last    | "/usr/a.b."     | a dot at the end              |
        | dot-first   | "/usr/.a.txt"   | a dot in front                |
        | plus        | "/usr/a+b.txt"  | a plus sign                   |
        | percent     | "/usr/a%41.txt" | a percent sign and two digits |
        | capitals    | "/usr/New.TXT"  | capitals                      |
        | comma       | "/usr/a,b.txt"  | a comma                       |

    @MFTPRETR-170 @R3.10-12
    Scenario: The thirtieth download is as the first
      Given channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPRETR=0,"a.txt"
        """
      Then the server session of channel 0 is open

    @MFTPRETR-171 @R3.10-12 @D05
    Scenario: A second download is of another file, and a third of what the first has become
      Given channel 4 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        1234567890
        """
      And the server has the file "/home/uftp/b.txt" with
        """
        abc
        """
      When the host sends AT+MFTPRETR=4,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 4,0,10,10,1234567890
        """
      When the host sends AT+MFTPRETR=4,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 4,0,3,3,abc
        """
      When the host sends AT+MFTPSTOR=4,"a.txt",1,5,"zyxwv"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 4,0,5
        """
      When the host sends AT+MFTPRETR=4,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 4,0,5,5,zyxwv
        """

    @MFTPRETR-172 @R3.10-29 @R3.10-31 @D04 @D05 @boundary
    Scenario Outline: Sixteen bytes from byte <offset>
      Given channel 0 is logged in
      And the server has the file "/home/uftp/big.bin" of 3000000000 bytes
      When the host sends AT+MFTPRETR=0,"big.bin",,<offset>,16
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,16,16,<data><LF>
        """

      Examples:
        | offset     | data            |
        | 1024       | 000000000000400 |
        | 65536      | 000000000010000 |
        | 16777216   | 000000001000000 |

    @MFTPRETR-174 @R3.10-51 @D05 @D08 @boundary
    Scenario: Sixteen bytes from byte 2147483648, or a failure
      Given channel 0 is logged in
      And the server has the file "/home/uftp/big.bin" of 3000000000 bytes
      When the host sends AT+MFTPRETR=0,"big.bin",,2147483648,16
      Then the command fails, or delivers the data
        """
        000000080000000<LF>
        """

    @MFTPRETR-173 @R3.10-51 @needs-files @D05 @D08 @boundary
    Scenario: Fifteen bytes from byte 2147483648 to a local file, or a failure
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the module has no local file "/usr/part.bin"
      And the server has the file "/home/uftp/big.bin" of 3000000000 bytes
      When the host sends AT+MFTPRETR=0,"big.bin","/usr/part.bin",2147483648,15
      Then the command fails as any, or succeeds and the module holds the local file "/usr/part.bin" with the payload "'000000080000000'"

  Rule: each transfer after each other one
    # What a command remembers of the one before shows in the next: its name, its data, its offset, its form.

    # The whole of a file, a part of one, data on the command line, by number, up to ctrl+z, and in two packets: a walk
    # in which each of these six comes once after each of the six, and AT+MFTPSTOR and AT+MFTPAPPE take turns.
    @MFTPRETR-200 @R3.10-36 @R3.10-38 @R3.10-40 @R3.10-29 @R3.10-31 @R3.11-33 @R3.11-49 @R3.11-53 @R3.11-35 @R3.12-33 @R3.12-49 @R3.12-53 @R3.12-35 @D04 @D05 @D41 @D42 @D66
    Scenario: Thirty-seven transfers over the line: each form after each form
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-5000"
      And the server has the file "/home/uftp/a.txt" with the payload "'12345'"
      And the server has the file "/home/uftp/b.bin" with the payload "pattern-2100"
      And the server has the file "/home/uftp/c.txt" with the payload "'A'"
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"src.bin",,75,107
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 75 for 107 bytes
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0
      When the host sends AT+MFTPSTOR=0,"b.bin",1,117,"<name-117>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,117
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "name-117"
      When the host sends AT+MFTPRETR=0,"c.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/c.txt" on channel 0
      When the host sends AT+MFTPSTOR=0,"a.txt",1,367
      Then the module prompts for data
      When the host types the payload "pattern-367"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,367
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "pattern-367"
      When the host sends AT+MFTPRETR=0,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0
      When the host sends AT+MFTPSTOR=0,"c.txt",1
      Then the module prompts for data
      When the host types the payload "text-685" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,685
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "text-685"
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0
      When the host sends AT+MFTPSTOR=0,"b.bin",0,13,"<name-13>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,13
        """
      When the host sends AT+MFTPSTOR=0,"b.bin",1,112
      Then the module prompts for data
      When the host types the payload "pattern-112"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,112
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "name-13 then pattern-112"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPRETR=0,"src.bin",,8,284
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 8 for 284 bytes
      When the host sends AT+MFTPRETR=0,"src.bin",,45,37
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 45 for 37 bytes
      When the host sends AT+MFTPAPPE=0,"b.bin",1,18,"<name-18>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,18
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "name-13 then pattern-112 then name-18"
      When the host sends AT+MFTPRETR=0,"src.bin",,119,143
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 119 for 143 bytes
      When the host sends AT+MFTPAPPE=0,"a.txt",1,166
      Then the module prompts for data
      When the host types the payload "pattern-166"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,166
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "pattern-367 then pattern-166"
      When the host sends AT+MFTPRETR=0,"src.bin",,193,249
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 193 for 249 bytes
      When the host sends AT+MFTPAPPE=0,"c.txt",1
      Then the module prompts for data
      When the host types the payload "text-142" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,142
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "text-685 then text-142"
      When the host sends AT+MFTPRETR=0,"src.bin",,267,55
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 267 for 55 bytes
      When the host sends AT+MFTPAPPE=0,"b.bin",0,22,"<name-22>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,22
        """
      When the host sends AT+MFTPAPPE=0,"b.bin",1,211
      Then the module prompts for data
      When the host types the payload "pattern-211"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,211
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "name-13 then pattern-112 then name-18 then name-22 then pattern-211"
      And no transfer of channel 0 is open at the server
      Given the server has the file "/home/uftp/b.bin" with the payload "text-24"
      When the host sends AT+MFTPSTOR=0,"c.txt",1,101,"<name-101>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,101
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-101"
      When the host sends AT+MFTPAPPE=0,"a.txt",1,10,"<name-10>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,10
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "pattern-367 then pattern-166 then name-10"
      When the host sends AT+MFTPSTOR=0,"b.bin",1,843
      Then the module prompts for data
      When the host types the payload "pattern-843"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,843
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-843"
      When the host sends AT+MFTPSTOR=0,"c.txt",1,68,"<name-68>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,68
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-68"
      When the host sends AT+MFTPSTOR=0,"a.txt",1
      Then the module prompts for data
      When the host types the payload "text-653" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,653
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "text-653"
      When the host sends AT+MFTPAPPE=0,"b.bin",1,6,"<name-6>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,6
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-843 then name-6"
      When the host sends AT+MFTPSTOR=0,"c.txt",0,29,"<name-29>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,29
        """
      When the host sends AT+MFTPSTOR=0,"c.txt",1,288
      Then the module prompts for data
      When the host types the payload "pattern-288"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,288
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-29 then pattern-288"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPAPPE=0,"a.txt",1,898
      Then the module prompts for data
      When the host types the payload "pattern-898"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,898
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "text-653 then pattern-898"
      When the host sends AT+MFTPSTOR=0,"b.bin",1,1209
      Then the module prompts for data
      When the host types the payload "pattern-1209"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,1209
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-1209"
      When the host sends AT+MFTPAPPE=0,"c.txt",1
      Then the module prompts for data
      When the host types the payload "text-118" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,118
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-29 then pattern-288 then text-118"
      When the host sends AT+MFTPAPPE=0,"a.txt",1,331
      Then the module prompts for data
      When the host types the payload "pattern-331"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,331
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "text-653 then pattern-898 then pattern-331"
      When the host sends AT+MFTPAPPE=0,"b.bin",0,34,"<name-34>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,34
        """
      When the host sends AT+MFTPAPPE=0,"b.bin",1,343
      Then the module prompts for data
      When the host types the payload "pattern-343"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,343
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-1209 then name-34 then pattern-343"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPSTOR=0,"c.txt",1
      Then the module prompts for data
      When the host types the payload "text-637" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,637
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "text-637"
      When the host sends AT+MFTPAPPE=0,"a.txt",1
      Then the module prompts for data
      When the host types the payload "text-110" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,110
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "text-653 then pattern-898 then pattern-331 then text-110"
      Given the server has the file "/home/uftp/a.txt" with the payload "text-38"
      When the host sends AT+MFTPSTOR=0,"b.bin",0,37,"<name-37>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,37
        """
      When the host sends AT+MFTPSTOR=0,"b.bin",1,376
      Then the module prompts for data
      When the host types the payload "pattern-376"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,376
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "name-37 then pattern-376"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPAPPE=0,"c.txt",0,38,"<name-38>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,38
        """
      When the host sends AT+MFTPAPPE=0,"c.txt",1,387
      Then the module prompts for data
      When the host types the payload "pattern-387"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,387
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "text-637 then name-38 then pattern-387"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0

    # The whole of a file, a part of one, AT+MFTPSTOR and AT+MFTPAPPE, in a walk in which each comes once after each.
    @MFTPRETR-201 @R3.10-28 @R3.10-37 @R3.10-40 @R3.10-29 @R3.10-31 @R3.11-33 @R3.11-44 @R3.11-53 @R3.12-33 @R3.12-44 @R3.12-53 @needs-files @D02 @D04 @D05
    Scenario: Seventeen transfers with local files: each form after each form
      Given channel 1 is set to "local_fs" 1
      And channel 1 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-5000"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-700"
      And the server has the file "/home/uftp/b.bin" with the payload "text-1"
      And the server has the file "/home/uftp/c.bin" with the payload "name-1300"
      And the module has the local file "/usr/a.bin" with the payload "'first'"
      And the module has the local file "/usr/b.bin" with the payload "text-2000"
      When the host sends AT+MFTPRETR=1,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 5000 bytes received on channel 1
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/a.bin",83,195
      Then the module answers
        """
        OK
        """
      And the module reports 195 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "pattern-5000[83:278]"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 5000 bytes received on channel 1
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000"
      When the host sends AT+MFTPSTOR=1,"b.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,195
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-5000[83:278]"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 5000 bytes received on channel 1
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000"
      When the host sends AT+MFTPAPPE=1,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,195
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-700 then pattern-5000[83:278]"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/b.bin",288,680
      Then the module answers
        """
        OK
        """
      And the module reports 680 bytes received on channel 1
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000[288:968]"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/a.bin",329,777
      Then the module answers
        """
        OK
        """
      And the module reports 777 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "pattern-5000[329:1106]"
      When the host sends AT+MFTPSTOR=1,"a.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,680
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-5000[288:968]"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/a.bin",411,171
      Then the module answers
        """
        OK
        """
      And the module reports 171 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "pattern-5000[411:582]"
      When the host sends AT+MFTPAPPE=1,"c.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,680
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "name-1300 then pattern-5000[288:968]"
      When the host sends AT+MFTPSTOR=1,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,171
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-5000[411:582]"
      When the host sends AT+MFTPSTOR=1,"b.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,680
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-5000[288:968]"
      When the host sends AT+MFTPAPPE=1,"c.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,171
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "name-1300 then pattern-5000[288:968] then pattern-5000[411:582]"
      When the host sends AT+MFTPAPPE=1,"a.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,680
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-5000[411:582] then pattern-5000[288:968]"
      When the host sends AT+MFTPRETR=1,"b.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 680 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "pattern-5000[288:968]"

    # Each of four forms over the line comes once before and once after each of four forms with local files.
    @MFTPRETR-202 @R3.10-43 @R3.10-28 @R3.10-36 @R3.10-29 @R3.10-31 @R3.11-50 @R3.11-33 @R3.11-44 @R3.11-53 @R3.12-50 @R3.12-33 @R3.12-44 @R3.12-53 @needs-files @D02 @D04 @D05 @D27 @D41 @D66
    Scenario: Thirty-three transfers, over the line on channel 0 and with local files on channel 1 in turn
      Given channel 1 is set to "local_fs" 1
      And channel 1 is logged in with home "/home/uftp"
      And channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-5000"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-700"
      And the server has the file "/home/uftp/b.bin" with the payload "text-1"
      And the server has the file "/home/uftp/c.bin" with the payload "name-1300"
      And the server has the file "/home/uftp/x.bin" with the payload "pattern-90"
      And the server has the file "/home/uftp/y.bin" with the payload "text-800"
      And the module has the local file "/usr/a.bin" with the payload "'first'"
      And the module has the local file "/usr/b.bin" with the payload "text-2000"
      When the host sends AT+MFTPRETR=0,"x.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/x.bin" on channel 0
      When the host sends AT+MFTPRETR=1,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      When the host sends AT+MFTPRETR=0,"x.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/x.bin" on channel 0
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/b.bin",42,98
      Then the module answers
        """
        OK
        """
      And the module reports 98 bytes received on channel 1
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000[42:140]"
      When the host sends AT+MFTPRETR=0,"x.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/x.bin" on channel 0
      When the host sends AT+MFTPSTOR=1,"c.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,700
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "pattern-700"
      When the host sends AT+MFTPRETR=0,"x.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/x.bin" on channel 0
      When the host sends AT+MFTPAPPE=1,"a.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,98
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-700 then pattern-5000[42:140]"
      When the host sends AT+MFTPSTOR=0,"x.bin",1,113,"<name-113>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,113
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "name-113"
      When the host sends AT+MFTPRETR=1,"b.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "text-1"
      When the host sends AT+MFTPSTOR=0,"x.bin",1,51,"<name-51>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,51
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "name-51"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/b.bin",206,486
      Then the module answers
        """
        OK
        """
      And the module reports 486 bytes received on channel 1
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000[206:692]"
      When the host sends AT+MFTPSTOR=0,"x.bin",1,109,"<name-109>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,109
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "name-109"
      When the host sends AT+MFTPSTOR=1,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,1
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-1"
      When the host sends AT+MFTPSTOR=0,"x.bin",1,47,"<name-47>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,47
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "name-47"
      When the host sends AT+MFTPAPPE=1,"b.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,486
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "text-1 then pattern-5000[206:692]"
      When the host sends AT+MFTPAPPE=0,"x.bin",1,477
      Then the module prompts for data
      When the host types the payload "pattern-477"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,477
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "name-47 then pattern-477"
      When the host sends AT+MFTPRETR=1,"c.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      When the host sends AT+MFTPAPPE=0,"x.bin",1,1099
      Then the module prompts for data
      When the host types the payload "pattern-1099"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1099
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "name-47 then pattern-477 then pattern-1099"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/b.bin",370,74
      Then the module answers
        """
        OK
        """
      And the module reports 74 bytes received on channel 1
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000[370:444]"
      When the host sends AT+MFTPAPPE=0,"x.bin",1,221
      Then the module prompts for data
      When the host types the payload "pattern-221"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,221
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "name-47 then pattern-477 then pattern-1099 then pattern-221"
      Given the server has the file "/home/uftp/x.bin" with the payload "text-25"
      When the host sends AT+MFTPSTOR=1,"b.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,700
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-700"
      When the host sends AT+MFTPAPPE=0,"x.bin",1,843
      Then the module prompts for data
      When the host types the payload "pattern-843"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,843
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "text-25 then pattern-843"
      When the host sends AT+MFTPAPPE=1,"c.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,74
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "pattern-700 then pattern-5000[370:444]"
      When the host sends AT+MFTPSTOR=0,"x.bin",1
      Then the module prompts for data
      When the host types the payload "text-653" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,653
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "text-653"
      When the host sends AT+MFTPRETR=1,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 1
      And the module holds the local file "/usr/a.bin" with the payload "text-1"
      When the host sends AT+MFTPSTOR=0,"x.bin",1
      Then the module prompts for data
      When the host types the payload "text-299" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,299
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "text-299"
      When the host sends AT+MFTPRETR=1,"src.bin","/usr/b.bin",534,462
      Then the module answers
        """
        OK
        """
      And the module reports 462 bytes received on channel 1
      And the module holds the local file "/usr/b.bin" with the payload "pattern-5000[534:996]"
      When the host sends AT+MFTPSTOR=0,"x.bin",1
      Then the module prompts for data
      When the host types the payload "text-645" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,645
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "text-645"
      When the host sends AT+MFTPSTOR=1,"c.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 1,0,1
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "text-1"
      When the host sends AT+MFTPSTOR=0,"x.bin",1
      Then the module prompts for data
      When the host types the payload "text-291" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,291
        """
      And the server holds the file "/home/uftp/x.bin" with the payload "text-291"
      When the host sends AT+MFTPAPPE=1,"a.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 1,0,462
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-1 then pattern-5000[534:996]"
      When the host sends AT+MFTPRETR=0,"x.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/x.bin" on channel 0

    @MFTPRETR-203 @R3.10-28 @R3.10-36 @R3.1-56 @R3.1-57 @R3.11-44 @R3.11-53 @R3.12-44 @R3.12-53 @R3.2-12 @R3.3-12 @R3.1-24 @needs-files @D02 @D03 @D04 @D05 @D41 @D66
    Scenario: The line, local files, the line and local files again, each over a new connection of channel 2
      Given channel 2 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-1500"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-5000"
      And the module has the local file "/usr/a.bin" with the payload "pattern-3000"
      When the host sends AT+MFTPRETR=2,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 2
      When the host sends AT+MFTPSTOR=2,"b.bin",1,400
      Then the module prompts for data
      When the host types the payload "pattern-400"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,400
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-400"
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
      When the host sends AT+MFTPCFG=2,"local_fs",1
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPRETR=2,"b.bin","/usr/b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 400 bytes received on channel 2
      And the module holds the local file "/usr/b.bin" with the payload "pattern-400"
      When the host sends AT+MFTPAPPE=2,"b.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 2,0,400
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-400 then pattern-400"
      When the host sends AT+MFTPRETR=2,"src.bin","/usr/a.bin",100,7
      Then the module answers
        """
        OK
        """
      And the module reports 7 bytes received on channel 2
      And the module holds the local file "/usr/a.bin" with the payload "pattern-5000[100:107]"
      When the host sends AT+MFTPSTOR=2,"b.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 2,0,7
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-5000[100:107]"
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
      When the host sends AT+MFTPCFG=2,"local_fs",0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPRETR=2,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 2
      When the host sends AT+MFTPRETR=2,"src.bin",,4000
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2 from byte 4000
      When the host sends AT+MFTPSTOR=2,"a.bin",1,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,5
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'abcde'"
      When the host sends AT+MFTPAPPE=2,"a.bin",1
      Then the module prompts for data
      When the host types the payload "text-60" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,60
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'abcde' then text-60"
      When the host sends AT+MFTPRETR=2,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 2
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
      When the host sends AT+MFTPCFG=2,"local_fs",1
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPSTOR=2,"c.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 2,0,400
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "pattern-400"
      When the host sends AT+MFTPRETR=2,"a.bin","/usr/b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 65 bytes received on channel 2
      And the module holds the local file "/usr/b.bin" with the payload "'abcde' then text-60"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-5000[100:107]"

    @MFTPRETR-204 @R3.10-36 @R3.10-29 @R3.11-24 @R3.11-26 @R3.11-49 @R3.11-53 @R3.12-24 @R3.12-26 @R3.12-49 @R3.12-53 @slow @D04 @D05 @D39 @D40 @D41 @D42 @D66
    Scenario: Transparent mode between the other forms
      Given channel 3 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-5000"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-900"
      When the host sends AT+MFTPSTOR=3,"b.bin",1,300
      Then the module prompts for data
      When the host types the payload "pattern-300"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 3,0,300
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-300"
      When the host sends AT+MFTPSTOR=3,"a.bin"
      Then the module connects
      When the host types the payload "text-70"
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPSTOR: 3,0,70
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-70"
      When the host sends AT+MFTPAPPE=3,"a.bin",1,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,3
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-70 then 'abc'"
      When the host sends AT+MFTPRETR=3,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 3
      When the host sends AT+MFTPAPPE=3,"a.bin"
      Then the module connects
      When the host types the payload "pattern-600"
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPAPPE: 3,0,600
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-70 then 'abc' then pattern-600"
      When the host sends AT+MFTPSTOR=3,"b.bin",1
      Then the module prompts for data
      When the host types the payload "'1+1=2, 2++ and -- =+'" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 3,0,20
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "'1+1=2, 2++ and -- =+'"
      When the host sends AT+MFTPRETR=3,"src.bin",,17,30
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 3 from byte 17 for 30 bytes
      When the host sends AT+MFTPSTOR=3,"b.bin"
      Then the module connects
      When the host types the payload "all-bytes"
      And the host leaves transparent mode
      Then the module answers
        """
        OK
        """
      And the module may report
        """
        +MFTPSTOR: 3,0,256
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "all-bytes"
      When the host sends AT+MFTPRETR=3,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 3
      When the host sends AT+MFTPAPPE=3,"b.bin",0
      Then the module prompts for data
      When the host types the payload "text-5" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,5
        """
      When the host sends AT+MFTPAPPE=3,"b.bin",1,3,"end"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 3,0,3
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "all-bytes then text-5 then 'end'"
      And no transfer of channel 3 is open at the server

    # Seven times the fault, and after each of them another form.
    @MFTPRETR-205 @R3.10-12 @R3.10-13 @R3.10-36 @R3.10-40 @R3.11-13 @R3.11-33 @R3.11-49 @R3.12-13 @R3.12-33 @R3.12-49 @D04 @D05 @D24 @D25 @D41 @D42 @D65 @D66 @error
    Scenario Outline: After <class> each form is as ever
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-3000"
      And the server has the file "/home/uftp/x.txt" with the payload "pattern-2000"
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPRETR=0,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPRETR=0,"src.bin",,700,300
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 700 for 300 bytes
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPSTOR=0,"a.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345'"
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPAPPE=0,"a.txt",1,900
      Then the module prompts for data
      When the host types the payload "pattern-900"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,900
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345' then pattern-900"
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPSTOR=0,"b.txt",1
      Then the module prompts for data
      When the host types the payload "text-40" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,40
        """
      And the server holds the file "/home/uftp/b.txt" with the payload "text-40"
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPAPPE=0,"b.txt",0,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"b.txt",1,7
      Then the module prompts for data
      When the host types the payload "pattern-7"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,7
        """
      And the server holds the file "/home/uftp/b.txt" with the payload "text-40 then 'abc' then pattern-7"
      And no transfer of channel 0 is open at the server
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      When the server is itself again
      When the host sends AT+MFTPAPPE=0,"c.txt",1,3,"xyz"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "'xyz'"
      And the server holds the file "/home/uftp/src.bin" with the payload "pattern-3000"

      Examples:
        | key      | class                       | fault                                   | line                                |
        | RETR-550 | a download that is refused  | answers RETR with 550 Not today         | AT+MFTPRETR=0,"x.txt"               |
        | STOR-553 | an upload that is refused   | answers APPE or STOR with 553 Not today | AT+MFTPSTOR=0,"y.txt",1,7,"refused" |
        | APPE-550 | an addition that is refused | answers APPE or STOR with 550 Not today | AT+MFTPAPPE=0,"y.txt",1,7,"refused" |

    @MFTPRETR-227 @R3.10-12 @R3.10-13 @R3.10-36 @R3.10-40 @R3.11-13 @R3.11-33 @R3.11-49 @R3.12-13 @R3.12-33 @R3.12-49 @D04 @D05 @D24 @D25 @D41 @D42 @D65 @D66 @error
    Scenario Outline: After <class> the next transfers are whole, if need be over a new connection
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-3000"
      And the server has the file "/home/uftp/x.txt" with the payload "pattern-2000"
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      And the module may report the end of connection 0
      When the server is itself again
      And the host connects channel 0 if it is not connected
      When the host sends AT+MFTPRETR=0,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      And the module may report the end of connection 0
      When the server is itself again
      And the host connects channel 0 if it is not connected
      When the host sends AT+MFTPSTOR=0,"a.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345'"
      Given the server <fault>
      When the host sends <line>
      Then the command fails as any
      And the module may report the end of connection 0
      When the server is itself again
      And the host connects channel 0 if it is not connected
      When the host sends AT+MFTPAPPE=0,"a.txt",1,900
      Then the module prompts for data
      When the host types the payload "pattern-900"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,900
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345' then pattern-900"
      And the server holds the file "/home/uftp/src.bin" with the payload "pattern-3000"

      Examples:
        | key             | class                                | fault                                                          | line                                |
        | RETR-426        | a download that ends with 426        | ends RETR with 426 Connection closed, transfer aborted         | AT+MFTPRETR=0,"x.txt"               |
        | RETR-reset      | a download that is reset             | resets the data connection after 1000 bytes                    | AT+MFTPRETR=0,"x.txt"               |
        | RETR-part-reset | a part that is reset                 | resets the data connection after 50 bytes                      | AT+MFTPRETR=0,"x.txt",,100,1500     |
        | STOR-552        | an upload that ends with 552         | ends APPE or STOR with 552 No room                             | AT+MFTPSTOR=0,"y.txt",1,7,"refused" |
        | APPE-426        | an addition that ends with 426       | ends APPE or STOR with 426 Connection closed, transfer aborted | AT+MFTPAPPE=0,"y.txt",1,7,"refused" |
        | RETR-no-data    | a download without a data connection | refuses data connections                                       | AT+MFTPRETR=0,"x.txt"               |
        | STOR-no-data    | an upload without a data connection  | refuses data connections                                       | AT+MFTPSTOR=0,"y.txt",1,7,"refused" |

    @MFTPRETR-206 @R3.10-12 @R3.10-36 @R3.10-40 @R3.11-33 @R3.11-49 @R3.12-33 @R3.12-49 @D04 @D05 @D09 @D24 @D25 @D41 @D42 @D50 @D63 @D66 @error
    Scenario Outline: After <class> each form is as it was
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-3000"
      And the server has the file "/home/uftp/empty.txt" with the payload "empty"
      And the server has the file "/home/uftp/x.txt" with the payload "pattern-2000"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"src.bin",,700,300
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 700 for 300 bytes
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPSTOR=0,"a.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345'"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"a.txt",1,900
      Then the module prompts for data
      When the host types the payload "pattern-900"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,900
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345' then pattern-900"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPSTOR=0,"b.txt",1
      Then the module prompts for data
      When the host types the payload "text-40" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,40
        """
      And the server holds the file "/home/uftp/b.txt" with the payload "text-40"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"b.txt",0,3,"abc"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      When the host sends AT+MFTPAPPE=0,"b.txt",1,7
      Then the module prompts for data
      When the host types the payload "pattern-7"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,7
        """
      And the server holds the file "/home/uftp/b.txt" with the payload "text-40 then 'abc' then pattern-7"
      And no transfer of channel 0 is open at the server
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"c.txt",1,3,"xyz"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "'xyz'"

      Examples:
        | key          | class                              | line                                       |
        | empty        | a file without a byte              | AT+MFTPRETR=0,"empty.txt"                  |
        | missing      | a file that is not there           | AT+MFTPRETR=0,"missing.txt"                |
        | missing-part | a part of a file that is not there | AT+MFTPRETR=0,"missing.txt",,5,2           |
        | beyond       | an offset past the end             | AT+MFTPRETR=0,"src.bin",,5000,100          |
        | at-end       | an offset at the end               | AT+MFTPRETR=0,"src.bin",,3000              |
        | over         | a length past the end              | AT+MFTPRETR=0,"src.bin",,2990,100          |
        | letter       | an offset that is a letter         | AT+MFTPRETR=0,"x.txt",,A,5                 |
        | channel      | a channel out of range             | AT+MFTPRETR=6,"x.txt",,7,5                 |
        | no-dir       | an upload to nowhere               | AT+MFTPSTOR=0,"/missing/y.txt",1,5,"abcde" |
        | too-long     | a length that is too great         | AT+MFTPSTOR=0,"y.txt",1,4097               |
        | eof          | an eof out of range                | AT+MFTPAPPE=0,"y.txt",2,5,"abcde"          |
        | name         | a name that is too long            | AT+MFTPSTOR=0,"<name-256>",1,5,"abcde"     |
        | local-name   | a local name where the line is set | AT+MFTPRETR=0,"x.txt","/usr/1.txt",3       |

    @MFTPRETR-207 @R3.10-12 @R3.10-28 @R3.10-29 @R3.10-37 @R3.11-33 @R3.11-44 @R3.12-33 @R3.12-44 @needs-files @D02 @D04 @D05 @D09 @D10 @D24 @D25 @D66 @error
    Scenario Outline: With local files each form is as it was after <class>
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-3000"
      And the server has the file "/home/uftp/empty.txt" with the payload "empty"
      And the module has the local file "/usr/a.bin" with the payload "pattern-1200"
      And the module has no local file "/usr/none.bin"
      And the module has no local file "/usr/b.bin"
      And the module has no local file "/usr/x.bin"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"src.bin","/usr/b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 3000 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-3000"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPSTOR=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,1200
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-1200"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPAPPE=0,"a.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,3000
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-1200 then pattern-3000"
      When the host sends <line>
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"src.bin","/usr/b.bin",1000,33
      Then the module answers
        """
        OK
        """
      And the module reports 33 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-3000[1000:1033]"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-1200"

      Examples:
        | key          | class                                 | line                                          |
        | empty        | a file without a byte                 | AT+MFTPRETR=0,"empty.txt","/usr/x.bin"        |
        | missing      | a file that is not there              | AT+MFTPRETR=0,"missing.txt","/usr/x.bin"      |
        | STOR-missing | a local file that is not there        | AT+MFTPSTOR=0,"y.bin","/usr/none.bin"         |
        | APPE-missing | a local file that is not there, added | AT+MFTPAPPE=0,"y.bin","/usr/none.bin"         |
        | beyond       | an offset past the end                | AT+MFTPRETR=0,"src.bin","/usr/x.bin",9000,5   |
        | over         | a length past the end                 | AT+MFTPRETR=0,"src.bin","/usr/x.bin",2990,100 |
        | no-local     | no local name                         | AT+MFTPRETR=0,"src.bin"                       |
        | inline       | data on the line where files are set  | AT+MFTPSTOR=0,"y.bin",1,5,"abcde"             |
        | no-dir       | an upload to nowhere                  | AT+MFTPSTOR=0,"/missing/y.bin","/usr/a.bin"   |

    @MFTPRETR-208 @R3.10-36 @R3.10-29 @R3.11-33 @R3.11-49 @R3.12-33 @R3.12-49 @R3.2-12 @R3.3-12 @D03 @D04 @D05 @D27 @D41 @D42 @D66
    Scenario: After an upload that a disconnection ends between two packets each form begins anew
      Given channel 1 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-3000"
      When the host sends AT+MFTPSTOR=1,"lost0.bin",0,5,"abcde"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
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
      When the host sends AT+MFTPRETR=1,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1
      And no transfer of channel 1 is open at the server
      When the host sends AT+MFTPAPPE=1,"lost1.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,4096
        """
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
      When the host sends AT+MFTPSTOR=1,"a.txt",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345'"
      And no transfer of channel 1 is open at the server
      When the host sends AT+MFTPSTOR=1,"lost2.bin",0
      Then the module prompts for data
      When the host types the payload "text-30" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,30
        """
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
      When the host sends AT+MFTPAPPE=1,"a.txt",1,900
      Then the module prompts for data
      When the host types the payload "pattern-900"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,900
        """
      And the server holds the file "/home/uftp/a.txt" with the payload "'12345' then pattern-900"
      And no transfer of channel 1 is open at the server
      When the host sends AT+MFTPAPPE=1,"lost3.bin",0,1024,"<name-1024>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,1024
        """
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
      When the host sends AT+MFTPSTOR=1,"b.txt",1
      Then the module prompts for data
      When the host types the payload "text-41" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,41
        """
      And the server holds the file "/home/uftp/b.txt" with the payload "text-41"
      And no transfer of channel 1 is open at the server
      When the host sends AT+MFTPSTOR=1,"lost4.bin",0,5
      Then the module prompts for data
      When the host types the payload "pattern-5"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
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
      When the host sends AT+MFTPRETR=1,"src.bin",,2999,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1 from byte 2999 for 1 bytes
      And no transfer of channel 1 is open at the server

    @MFTPRETR-209 @R3.10-46 @R3.10-36 @R3.10-45 @R3.11-51 @R3.11-53 @R3.12-51 @R3.4-12 @D04 @D05 @D24 @D25 @D41 @D66
    Scenario: Files of the same name in three directories, and the channel goes to and fro
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.txt" with the payload "'home'"
      And the server has the file "/home/uftp/d/a.txt" with the payload "'below 1'"
      And the server has the file "/home/uftp/e/a.txt" with the payload "'beside 22'"
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,4,4,home
        """
      When the host sends AT+MFTPCWD=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,7,7,below 1
        """
      When the host sends AT+MFTPSTOR=0,"b.txt",1,3,"123"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,3
        """
      And the server holds the file "/home/uftp/d/b.txt" with the payload "'123'"
      When the host sends AT+MFTPCWD=0,"/home/uftp/e"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,9,9,beside 22
        """
      When the host sends AT+MFTPAPPE=0,"b.txt",1,4
      Then the module prompts for data
      When the host types 4567
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,4
        """
      And the server holds the file "/home/uftp/e/b.txt" with the payload "'4567'"
      When the host sends AT+MFTPAPPE=0,"a.txt",1,1,"!"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/e/a.txt" with the payload "'beside 22' then '!'"
      And the server has no file "/home/uftp/b.txt"
      When the host sends AT+MFTPCWD=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPRETR=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/d/b.txt" on channel 0
      When the host sends AT+MFTPAPPE=0,"b.txt",1
      Then the module prompts for data
      When the host types 89<SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2
        """
      And the server holds the file "/home/uftp/d/b.txt" with the payload "'123' then '89'"
      When the host sends AT+MFTPRETR=0,"a.txt",,6,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/d/a.txt" on channel 0 from byte 6 for 1 bytes
      When the host sends AT+MFTPCWD=0,"/home/uftp/missing"
      Then the command fails as any
      When the host sends AT+MFTPRETR=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/d/b.txt" on channel 0
      When the host sends AT+MFTPSTOR=0,"c.txt",1,4,"last"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,4
        """
      And the server holds the file "/home/uftp/d/c.txt" with the payload "'last'"
      When the host sends AT+MFTPCWD=0,"/home/uftp"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,4,4,home
        """
      When the host sends AT+MFTPRETR=0,"a.txt",,1,2
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0 from byte 1 for 2 bytes
      When the host sends AT+MFTPCWD=0,"/home/uftp/e"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: 0,0
        """
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/e/a.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/e/b.txt" on channel 0
      And the server holds the file "/home/uftp/a.txt" with the payload "'home'"
      And the server holds the file "/home/uftp/d/a.txt" with the payload "'below 1'"
      And the server holds the file "/home/uftp/e/a.txt" with the payload "'beside 22' then '!'"

    # What is sent in ASCII has no line ends: there the manual does not say what becomes of them.
    @MFTPRETR-210 @R3.10-36 @R3.10-41 @R3.1-33 @R3.1-34 @R3.11-33 @R3.11-49 @R3.12-33 @R3.12-49 @R3.2-12 @R3.3-12 @R3.1-20 @D03 @D04 @D05 @D41 @D65 @D66
    Scenario: Binary, ASCII and back, twice: each form, and no type is left over
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.txt" with the payload "name-3000"
      And the server has the file "/home/uftp/b.txt" with the payload "'12345'"
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0
      And the last transfer of channel 0 was binary
      When the host sends AT+MFTPSTOR=0,"c.txt",1,101,"<name-101>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,101
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-101"
      And the last transfer of channel 0 was binary
      When the host sends AT+MFTPAPPE=0,"c.txt",1,2001
      Then the module prompts for data
      When the host types the payload "name-2001"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2001
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-101 then name-2001"
      And the last transfer of channel 0 was binary
      When the host sends AT+MFTPSTOR=0,"d.txt",1
      Then the module prompts for data
      When the host types the payload "name-31" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,31
        """
      And the server holds the file "/home/uftp/d.txt" with the payload "name-31"
      And the last transfer of channel 0 was binary
      When the host sends AT+MFTPRETR=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.txt" on channel 0
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
      When the host sends AT+MFTPCFG=0,"data_type",1
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
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPSTOR=0,"c.txt",1,102,"<name-102>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,102
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-102"
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPAPPE=0,"c.txt",1,2002
      Then the module prompts for data
      When the host types the payload "name-2002"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2002
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-102 then name-2002"
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPSTOR=0,"d.txt",1
      Then the module prompts for data
      When the host types the payload "name-32" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,32
        """
      And the server holds the file "/home/uftp/d.txt" with the payload "name-32"
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPRETR=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"a.txt",,0,7
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/a.txt" from byte 0 was delivered
      When the host sends AT+MFTPRETR=0,"a.txt",,2993,7
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/a.txt" from byte 2993 was delivered
      When the host sends AT+MFTPRETR=0,"a.txt",,2999,1
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/a.txt" from byte 2999 was delivered
      When the host sends AT+MFTPRETR=0,"a.txt",,1500,1500
      Then the command succeeds or fails
      And no byte outside the file "/home/uftp/a.txt" from byte 1500 was delivered
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0
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
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0
      And the last transfer of channel 0 was binary
      When the host sends AT+MFTPSTOR=0,"c.txt",1,103,"<name-103>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,103
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-103"
      And the last transfer of channel 0 was binary
      When the host sends AT+MFTPAPPE=0,"c.txt",1,2003
      Then the module prompts for data
      When the host types the payload "name-2003"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2003
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-103 then name-2003"
      And the last transfer of channel 0 was binary
      When the host sends AT+MFTPSTOR=0,"d.txt",1
      Then the module prompts for data
      When the host types the payload "name-33" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,33
        """
      And the server holds the file "/home/uftp/d.txt" with the payload "name-33"
      And the last transfer of channel 0 was binary
      When the host sends AT+MFTPRETR=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.txt" on channel 0
      Given the server has the file "/home/uftp/e.bin" with the payload "lines then all-bytes then doubled"
      When the host sends AT+MFTPRETR=0,"e.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/e.bin" on channel 0
      When the host sends AT+MFTPSTOR=0,"f.bin",1,26
      Then the module prompts for data
      When the host types the payload "lines"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,26
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "lines"
      When the host sends AT+MFTPRETR=0,"e.bin",,2,700
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/e.bin" on channel 0 from byte 2 for 700 bytes
      And the last transfer of channel 0 was binary
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
      When the host sends AT+MFTPCFG=0,"data_type",1
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
      When the host sends AT+MFTPRETR=0,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 0
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPSTOR=0,"c.txt",1,104,"<name-104>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,104
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-104"
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPAPPE=0,"c.txt",1,2004
      Then the module prompts for data
      When the host types the payload "name-2004"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,2004
        """
      And the server holds the file "/home/uftp/c.txt" with the payload "name-104 then name-2004"
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPSTOR=0,"d.txt",1
      Then the module prompts for data
      When the host types the payload "name-34" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,34
        """
      And the server holds the file "/home/uftp/d.txt" with the payload "name-34"
      And the last transfer of channel 0 was ASCII
      When the host sends AT+MFTPRETR=0,"b.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.txt" on channel 0
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
      When the host sends AT+MFTPRETR=0,"e.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/e.bin" on channel 0
      When the host sends AT+MFTPAPPE=0,"f.bin",1,1277
      Then the module prompts for data
      When the host types the payload "doubled"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1277
        """
      And the server holds the file "/home/uftp/f.bin" with the payload "lines then doubled"
      When the host sends AT+MFTPRETR=0,"f.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/f.bin" on channel 0

  Rule: what is there before

    # Longer, shorter, of the same size, of one byte, empty, gone, with another name: each download is of what is there.
    @MFTPRETR-211 @R3.10-36 @R3.10-38 @R3.10-40 @R3.10-29 @R3.10-31 @R3.10-44 @R3.10-45 @R3.8-12 @R3.9-12 @D04 @D05 @D09 @D24 @D25 @D66
    Scenario: The file at the server changes between the downloads
      Given channel 0 is logged in with home "/home/uftp"
      Given the server has the file "/home/uftp/a.bin" with the payload "pattern-1000"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"a.bin",,1,998
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 998 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 999
      Given the server has the file "/home/uftp/a.bin" with the payload "pattern-2000"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"a.bin",,1,1998
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 1998 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,1999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1999
      Given the server has the file "/home/uftp/a.bin" with the payload "text-2000"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"a.bin",,1,1998
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 1998 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,1999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1999
      Given the server has the file "/home/uftp/a.bin" with the payload "pattern-3"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"a.bin",,1,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 1 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,2
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 2
      Given the server has the file "/home/uftp/a.bin" with the payload "'abc'"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"a.bin",,1,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 1 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,2
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 2
      Given the server has the file "/home/uftp/a.bin" with the payload "'abd'"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"a.bin",,1,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 1 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,2
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 2
      Given the server has the file "/home/uftp/a.bin" with the payload "pattern-5000"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"a.bin",,1,4998
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 4998 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,4999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 4999
      Given the server has the file "/home/uftp/a.bin" with the payload "name-1"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      Given the server has the file "/home/uftp/a.bin" with the payload "pattern-1000"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"a.bin",,1,998
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 998 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 999
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-1000"
      Given the server has the file "/home/uftp/a.bin" with the payload "empty"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the file is reported as empty
      Given the server has the file "/home/uftp/a.bin" with the payload "text-77"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPDEL=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDEL: 0,0
        """
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the command fails as any
      Given the server has the file "/home/uftp/a.bin" with the payload "pattern-78"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRN=0,"a.bin","b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRN: 0,0
        """
      When the host sends AT+MFTPRETR=0,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0
      When the host sends AT+MFTPSTOR=0,"a.bin",1,3,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,3
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'new'"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0

    @MFTPRETR-212 @R3.10-28 @R3.10-37 @R3.10-40 @R3.10-29 @R3.10-31 @needs-files @D04 @D05
    Scenario: The local file is there before: of one byte, shorter, as long, longer, the same
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-700"
      And the server has the file "/home/uftp/one.bin" with the payload "'1'"
      And the server has the file "/home/uftp/long.bin" with the payload "pattern-9000"
      Given the module has the local file "/usr/a.bin" with the payload "'2'"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      Given the module has the local file "/usr/a.bin" with the payload "'2'"
      When the host sends AT+MFTPRETR=0,"long.bin","/usr/a.bin",8000,700
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-9000[8000:8700]"
      Given the module has the local file "/usr/a.bin" with the payload "'2'"
      When the host sends AT+MFTPRETR=0,"one.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "'1'"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-699"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-700"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      Given the module has the local file "/usr/a.bin" with the payload "text-700"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      Given the module has the local file "/usr/a.bin" with the payload "text-700"
      When the host sends AT+MFTPRETR=0,"long.bin","/usr/a.bin",8000,700
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-9000[8000:8700]"
      Given the module has the local file "/usr/a.bin" with the payload "text-700"
      When the host sends AT+MFTPRETR=0,"one.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "'1'"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-701"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-6000"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-700"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-6000"
      When the host sends AT+MFTPRETR=0,"long.bin","/usr/a.bin",8000,700
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-9000[8000:8700]"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-6000"
      When the host sends AT+MFTPRETR=0,"one.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "'1'"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-300"
      When the host sends AT+MFTPRETR=0,"long.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 9000 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-9000"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 700 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-700"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-9000"
      When the host sends AT+MFTPRETR=0,"one.bin","/usr/a.bi"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bi" with the payload "'1'"
      When the host sends AT+MFTPRETR=0,"one.bin","/usr/a.bin2"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin2" with the payload "'1'"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-9000"
      And the module holds the local file "/usr/b.bin" with the payload "pattern-700"

    @MFTPRETR-213 @R3.10-28 @R3.10-37 @R3.11-33 @R3.11-44 @R3.11-53 @R3.12-33 @R3.12-44 @R3.12-53 @needs-files @D02 @D04 @D05
    Scenario: A local file is fetched, added, stored, changed and sent again, and is still there
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-2500"
      And the server has the file "/home/uftp/b.bin" with the payload "text-10"
      And the module has no local file "/usr/a.bin"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 2500 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-2500"
      When the host sends AT+MFTPAPPE=0,"b.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,2500
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "text-10 then pattern-2500"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-2500"
      When the host sends AT+MFTPSTOR=0,"c0.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,2500
        """
      And the server holds the file "/home/uftp/c0.bin" with the payload "pattern-2500"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-2500"
      When the host sends AT+MFTPAPPE=0,"b.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,2500
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "text-10 then pattern-2500 then pattern-2500"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-2500"
      When the host sends AT+MFTPSTOR=0,"c1.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,2500
        """
      And the server holds the file "/home/uftp/c1.bin" with the payload "pattern-2500"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-2500"
      When the host sends AT+MFTPRETR=0,"c0.bin","/usr/d.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 2500 bytes received on channel 0
      And the module holds the local file "/usr/d.bin" with the payload "pattern-2500"
      When the host sends AT+MFTPSTOR=0,"a.bin","/usr/d.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,2500
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-2500"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-2500"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-40"
      When the host sends AT+MFTPSTOR=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,40
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-40"
      When the host sends AT+MFTPAPPE=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,40
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-40 then pattern-40"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-40"
      Given the module has the local file "/usr/a.bin" with the payload "text-2500"
      When the host sends AT+MFTPSTOR=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,2500
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-2500"
      When the host sends AT+MFTPAPPE=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,2500
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-2500 then text-2500"
      And the module holds the local file "/usr/a.bin" with the payload "text-2500"
      Given the module has the local file "/usr/a.bin" with the payload "pattern-2501"
      When the host sends AT+MFTPSTOR=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,2501
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-2501"
      When the host sends AT+MFTPAPPE=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,2501
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-2501 then pattern-2501"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-2501"
      Given the server has the file "/home/uftp/whole.bin" with the payload "all-bytes"
      And the module has no local file "/usr/a.bin"
      When the host sends AT+MFTPRETR=0,"whole.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 256 bytes received on channel 0
      When the host sends AT+MFTPSTOR=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,256
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "all-bytes"
      When the host sends AT+MFTPAPPE=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,256
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "all-bytes then all-bytes"
      And the module holds the local file "/usr/a.bin" with the payload "all-bytes"
      When the host sends AT+MFTPRETR=0,"b.bin","/usr/b.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 5010 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "text-10 then pattern-2500 then pattern-2500"
      And the module holds the local file "/usr/a.bin" with the payload "all-bytes"
      And the module holds the local file "/usr/d.bin" with the payload "pattern-2500"

  Rule: contents: every value doubled, what looks like something else, and the borders of pieces

    @MFTPRETR-214 @R3.10-41 @R3.10-36 @R3.10-38 @R3.10-40 @R3.10-29 @D04 @D05
    Scenario: Twenty-six files of awkward contents come over the line
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/1.bin" with the payload "doubled"
      And the server has the file "/home/uftp/2.bin" with the payload "escapes"
      And the server has the file "/home/uftp/3.bin" with the payload "borders-600"
      And the server has the file "/home/uftp/4.bin" with the payload "borders-1460"
      And the server has the file "/home/uftp/5.bin" with the payload "borders-2049"
      And the server has the file "/home/uftp/6.bin" with the payload "borders-4096"
      And the server has the file "/home/uftp/7.bin" with the payload "borders-4097"
      And the server has the file "/home/uftp/8.bin" with the payload "borders-9000"
      And the server has the file "/home/uftp/1.txt" with
        """
        <NUL>
        """
      And the server has the file "/home/uftp/2.txt" with
        """
        <LF>
        """
      And the server has the file "/home/uftp/3.txt" with
        """
        <CR>
        """
      And the server has the file "/home/uftp/4.txt" with
        """
        "
        """
      And the server has the file "/home/uftp/5.txt" with
        """
        ,
        """
      And the server has the file "/home/uftp/6.txt" with
        """
        %
        """
      And the server has the file "/home/uftp/7.txt" with
        """
        <xFF>
        """
      And the server has the file "/home/uftp/8.txt" with
        """
        <SUB>
        """
      And the server has the file "/home/uftp/9.txt" with
        """
        +
        """
      And the server has the file "/home/uftp/10.txt" with
        """
        <SP>
        """
      And the server has the file "/home/uftp/11.txt" with
        """
        <CR><CR>
        """
      And the server has the file "/home/uftp/12.txt" with
        """
        <NUL><NUL>
        """
      And the server has the file "/home/uftp/13.txt" with
        """
        ++
        """
      And the server has the file "/home/uftp/14.txt" with
        """
        OK
        """
      And the server has the file "/home/uftp/15.txt" with
        """
        a.bin
        """
      And the server has the file "/home/uftp/16.txt" with
        """
        <xEF><xBB><xBF>
        """
      And the server has the file "/home/uftp/17.txt" with
        """
        <xFF><xFE>1<NUL>
        """
      And the server has the file "/home/uftp/18.txt" with
        """
        ,"a",
        """
      When the host sends AT+MFTPRETR=0,"1.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/1.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"2.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/2.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"3.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/3.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"4.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/4.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"5.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/5.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"6.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/6.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"7.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/7.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"8.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/8.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"1.bin",,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/1.bin" on channel 0 from byte 1
      When the host sends AT+MFTPRETR=0,"1.bin",,513,3
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/1.bin" on channel 0 from byte 513 for 3 bytes
      When the host sends AT+MFTPRETR=0,"2.bin",,3,100
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/2.bin" on channel 0 from byte 3 for 100 bytes
      When the host sends AT+MFTPRETR=0,"6.bin",,511,2
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/6.bin" on channel 0 from byte 511 for 2 bytes
      When the host sends AT+MFTPRETR=0,"6.bin",,512,512
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/6.bin" on channel 0 from byte 512 for 512 bytes
      When the host sends AT+MFTPRETR=0,"6.bin",,1459,1461
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/6.bin" on channel 0 from byte 1459 for 1461 bytes
      When the host sends AT+MFTPRETR=0,"1.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/1.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"2.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/2.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"3.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/3.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"4.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/4.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"5.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/5.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"6.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/6.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"7.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/7.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"8.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/8.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"9.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/9.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"10.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/10.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"11.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/11.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"12.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/12.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"13.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/13.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"14.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/14.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"15.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/15.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"16.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/16.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"17.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/17.txt" on channel 0
      When the host sends AT+MFTPRETR=0,"18.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/18.txt" on channel 0

    @MFTPRETR-215 @R3.10-41 @R3.10-28 @R3.10-37 @needs-files @D04 @D05
    Scenario: Twenty-six files of awkward contents go to a local file, one after another
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And the module has no local file "/usr/a.bin"
      And the server has the file "/home/uftp/1.bin" with the payload "doubled"
      And the server has the file "/home/uftp/2.bin" with the payload "escapes"
      And the server has the file "/home/uftp/3.bin" with the payload "borders-600"
      And the server has the file "/home/uftp/4.bin" with the payload "borders-1460"
      And the server has the file "/home/uftp/5.bin" with the payload "borders-2049"
      And the server has the file "/home/uftp/6.bin" with the payload "borders-4096"
      And the server has the file "/home/uftp/7.bin" with the payload "borders-4097"
      And the server has the file "/home/uftp/8.bin" with the payload "borders-9000"
      And the server has the file "/home/uftp/1.txt" with
        """
        <NUL>
        """
      And the server has the file "/home/uftp/2.txt" with
        """
        <LF>
        """
      And the server has the file "/home/uftp/3.txt" with
        """
        <CR>
        """
      And the server has the file "/home/uftp/4.txt" with
        """
        "
        """
      And the server has the file "/home/uftp/5.txt" with
        """
        ,
        """
      And the server has the file "/home/uftp/6.txt" with
        """
        %
        """
      And the server has the file "/home/uftp/7.txt" with
        """
        <xFF>
        """
      And the server has the file "/home/uftp/8.txt" with
        """
        <SUB>
        """
      And the server has the file "/home/uftp/9.txt" with
        """
        +
        """
      And the server has the file "/home/uftp/10.txt" with
        """
        <SP>
        """
      And the server has the file "/home/uftp/11.txt" with
        """
        <CR><CR>
        """
      And the server has the file "/home/uftp/12.txt" with
        """
        <NUL><NUL>
        """
      And the server has the file "/home/uftp/13.txt" with
        """
        ++
        """
      And the server has the file "/home/uftp/14.txt" with
        """
        OK
        """
      And the server has the file "/home/uftp/15.txt" with
        """
        a.bin
        """
      And the server has the file "/home/uftp/16.txt" with
        """
        <xEF><xBB><xBF>
        """
      And the server has the file "/home/uftp/17.txt" with
        """
        <xFF><xFE>1<NUL>
        """
      And the server has the file "/home/uftp/18.txt" with
        """
        ,"a",
        """
      When the host sends AT+MFTPRETR=0,"1.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1277 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "doubled"
      When the host sends AT+MFTPRETR=0,"2.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 162 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "escapes"
      When the host sends AT+MFTPRETR=0,"3.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 600 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "borders-600"
      When the host sends AT+MFTPRETR=0,"4.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1460 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "borders-1460"
      When the host sends AT+MFTPRETR=0,"5.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 2049 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "borders-2049"
      When the host sends AT+MFTPRETR=0,"6.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 4096 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "borders-4096"
      When the host sends AT+MFTPRETR=0,"7.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 4097 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "borders-4097"
      When the host sends AT+MFTPRETR=0,"8.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 9000 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "borders-9000"
      When the host sends AT+MFTPRETR=0,"1.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <NUL>
        """
      When the host sends AT+MFTPRETR=0,"2.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <LF>
        """
      When the host sends AT+MFTPRETR=0,"3.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <CR>
        """
      When the host sends AT+MFTPRETR=0,"4.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        "
        """
      When the host sends AT+MFTPRETR=0,"5.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        ,
        """
      When the host sends AT+MFTPRETR=0,"6.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        %
        """
      When the host sends AT+MFTPRETR=0,"7.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <xFF>
        """
      When the host sends AT+MFTPRETR=0,"8.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <SUB>
        """
      When the host sends AT+MFTPRETR=0,"9.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        +
        """
      When the host sends AT+MFTPRETR=0,"10.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <SP>
        """
      When the host sends AT+MFTPRETR=0,"11.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 2 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <CR><CR>
        """
      When the host sends AT+MFTPRETR=0,"12.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 2 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <NUL><NUL>
        """
      When the host sends AT+MFTPRETR=0,"13.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 2 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        ++
        """
      When the host sends AT+MFTPRETR=0,"14.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 2 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        OK
        """
      When the host sends AT+MFTPRETR=0,"15.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 5 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        a.bin
        """
      When the host sends AT+MFTPRETR=0,"16.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 3 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <xEF><xBB><xBF>
        """
      When the host sends AT+MFTPRETR=0,"17.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 4 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        <xFF><xFE>1<NUL>
        """
      When the host sends AT+MFTPRETR=0,"18.txt","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 5 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with
        """
        ,"a",
        """

    @MFTPRETR-216 @R3.10-36 @R3.10-38 @R3.10-40 @boundary @D04 @D05
    Scenario: Every length from 1 to 40, long and short in turn, on channel 5
      Given channel 5 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/1.bin" with the payload "pattern-1"
      And the server has the file "/home/uftp/2.bin" with the payload "pattern-2"
      And the server has the file "/home/uftp/3.bin" with the payload "pattern-3"
      And the server has the file "/home/uftp/4.bin" with the payload "pattern-4"
      And the server has the file "/home/uftp/5.bin" with the payload "pattern-5"
      And the server has the file "/home/uftp/6.bin" with the payload "pattern-6"
      And the server has the file "/home/uftp/7.bin" with the payload "pattern-7"
      And the server has the file "/home/uftp/8.bin" with the payload "pattern-8"
      And the server has the file "/home/uftp/9.bin" with the payload "pattern-9"
      And the server has the file "/home/uftp/10.bin" with the payload "pattern-10"
      And the server has the file "/home/uftp/11.bin" with the payload "pattern-11"
      And the server has the file "/home/uftp/12.bin" with the payload "pattern-12"
      And the server has the file "/home/uftp/13.bin" with the payload "pattern-13"
      And the server has the file "/home/uftp/14.bin" with the payload "pattern-14"
      And the server has the file "/home/uftp/15.bin" with the payload "pattern-15"
      And the server has the file "/home/uftp/16.bin" with the payload "pattern-16"
      And the server has the file "/home/uftp/17.bin" with the payload "pattern-17"
      And the server has the file "/home/uftp/18.bin" with the payload "pattern-18"
      And the server has the file "/home/uftp/19.bin" with the payload "pattern-19"
      And the server has the file "/home/uftp/20.bin" with the payload "pattern-20"
      And the server has the file "/home/uftp/21.bin" with the payload "pattern-21"
      And the server has the file "/home/uftp/22.bin" with the payload "pattern-22"
      And the server has the file "/home/uftp/23.bin" with the payload "pattern-23"
      And the server has the file "/home/uftp/24.bin" with the payload "pattern-24"
      And the server has the file "/home/uftp/25.bin" with the payload "pattern-25"
      And the server has the file "/home/uftp/26.bin" with the payload "pattern-26"
      And the server has the file "/home/uftp/27.bin" with the payload "pattern-27"
      And the server has the file "/home/uftp/28.bin" with the payload "pattern-28"
      And the server has the file "/home/uftp/29.bin" with the payload "pattern-29"
      And the server has the file "/home/uftp/30.bin" with the payload "pattern-30"
      And the server has the file "/home/uftp/31.bin" with the payload "pattern-31"
      And the server has the file "/home/uftp/32.bin" with the payload "pattern-32"
      And the server has the file "/home/uftp/33.bin" with the payload "pattern-33"
      And the server has the file "/home/uftp/34.bin" with the payload "pattern-34"
      And the server has the file "/home/uftp/35.bin" with the payload "pattern-35"
      And the server has the file "/home/uftp/36.bin" with the payload "pattern-36"
      And the server has the file "/home/uftp/37.bin" with the payload "pattern-37"
      And the server has the file "/home/uftp/38.bin" with the payload "pattern-38"
      And the server has the file "/home/uftp/39.bin" with the payload "pattern-39"
      And the server has the file "/home/uftp/40.bin" with the payload "pattern-40"
      When the host sends AT+MFTPRETR=5,"7.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/7.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"14.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/14.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"21.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/21.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"28.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/28.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"35.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/35.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"1.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/1.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"8.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/8.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"15.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/15.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"22.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/22.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"29.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/29.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"36.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/36.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"2.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/2.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"9.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/9.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"16.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/16.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"23.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/23.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"30.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/30.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"37.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/37.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"3.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/3.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"10.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/10.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"17.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/17.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"24.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/24.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"31.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/31.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"38.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/38.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"4.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/4.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"11.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/11.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"18.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/18.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"25.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/25.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"32.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/32.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"39.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/39.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"5.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/5.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"12.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/12.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"19.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/19.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"26.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/26.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"33.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/33.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"40.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/40.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"6.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/6.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"13.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/13.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"20.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/20.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"27.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/27.bin" on channel 5
      When the host sends AT+MFTPRETR=5,"34.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/34.bin" on channel 5

  Rule: offsets and lengths, one after another

    @MFTPRETR-217 @R3.10-29 @R3.10-30 @R3.10-31 @R3.10-32 @R3.10-36 @R3.10-38 @R3.10-40 @boundary @D04 @D05
    Scenario: Parts of two files over the line, whole files between them
      Given channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-10000"
      And the server has the file "/home/uftp/b.bin" with the payload "pattern-20000"
      When the host sends AT+MFTPRETR=0,"a.bin",,0,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 0 for 1 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,1,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 1 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,9999,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 9999 for 1 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,9998,2
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 9998 for 2 bytes
      When the host sends AT+MFTPRETR=0,"b.bin",,15000,17
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0 from byte 15000 for 17 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,5000,5000
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 5000 for 5000 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,3333,3333
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 3333 for 3333 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,0,10000
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 0 for 10000 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,1,9999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1 for 9999 bytes
      When the host sends AT+MFTPRETR=0,"b.bin",,15000,17
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0 from byte 15000 for 17 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,512,512
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 512 for 512 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,10
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 10
      When the host sends AT+MFTPRETR=0,"a.bin",,9999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 9999
      When the host sends AT+MFTPRETR=0,"a.bin",,0
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 0
      When the host sends AT+MFTPRETR=0,"b.bin",,15000,17
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0 from byte 15000 for 17 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1
      When the host sends AT+MFTPRETR=0,"a.bin",,4096,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 4096 for 1 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,1024,4096
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 1024 for 4096 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,7,7
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 7 for 7 bytes
      When the host sends AT+MFTPRETR=0,"b.bin",,15000,17
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0 from byte 15000 for 17 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,9990,10
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 9990 for 10 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,100,10
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 100 for 10 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,10,100
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 10 for 100 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,5000,1
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 5000 for 1 bytes
      When the host sends AT+MFTPRETR=0,"b.bin",,15000,17
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0 from byte 15000 for 17 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,256,256
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 256 for 256 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,0,9999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 0 for 9999 bytes
      When the host sends AT+MFTPRETR=0,"a.bin",,65,9935
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0 from byte 65 for 9935 bytes
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0

    @MFTPRETR-218 @R3.10-28 @R3.10-29 @R3.10-30 @R3.10-31 @R3.10-32 @R3.10-37 @R3.10-40 @needs-files @boundary @D04 @D05
    Scenario: Parts of two files to local files, whole files after them
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-10000"
      And the server has the file "/home/uftp/b.bin" with the payload "pattern-20000"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",0,1
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[0:1]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",1,1
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[1:2]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",9999,1
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[9999:10000]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",9998,2
      Then the module answers
        """
        OK
        """
      And the module reports 2 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[9998:10000]"
      When the host sends AT+MFTPRETR=0,"b.bin","/usr/b.bin",15000,17
      Then the module answers
        """
        OK
        """
      And the module reports 17 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-20000[15000:15017]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",5000,5000
      Then the module answers
        """
        OK
        """
      And the module reports 5000 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[5000:10000]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",3333,3333
      Then the module answers
        """
        OK
        """
      And the module reports 3333 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[3333:6666]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",0,10000
      Then the module answers
        """
        OK
        """
      And the module reports 10000 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[0:10000]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",1,9999
      Then the module answers
        """
        OK
        """
      And the module reports 9999 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[1:10000]"
      When the host sends AT+MFTPRETR=0,"b.bin","/usr/b.bin",15000,17
      Then the module answers
        """
        OK
        """
      And the module reports 17 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-20000[15000:15017]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",512,512
      Then the module answers
        """
        OK
        """
      And the module reports 512 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[512:1024]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",10
      Then the module answers
        """
        OK
        """
      And the module reports 9990 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[10:10000]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",9999
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[9999:10000]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",0
      Then the module answers
        """
        OK
        """
      And the module reports 10000 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[0:10000]"
      When the host sends AT+MFTPRETR=0,"b.bin","/usr/b.bin",15000,17
      Then the module answers
        """
        OK
        """
      And the module reports 17 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-20000[15000:15017]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",1
      Then the module answers
        """
        OK
        """
      And the module reports 9999 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[1:10000]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",4096,1
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[4096:4097]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",1024,4096
      Then the module answers
        """
        OK
        """
      And the module reports 4096 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[1024:5120]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",7,7
      Then the module answers
        """
        OK
        """
      And the module reports 7 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[7:14]"
      When the host sends AT+MFTPRETR=0,"b.bin","/usr/b.bin",15000,17
      Then the module answers
        """
        OK
        """
      And the module reports 17 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-20000[15000:15017]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",9990,10
      Then the module answers
        """
        OK
        """
      And the module reports 10 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[9990:10000]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",100,10
      Then the module answers
        """
        OK
        """
      And the module reports 10 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[100:110]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",10,100
      Then the module answers
        """
        OK
        """
      And the module reports 100 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[10:110]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",5000,1
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[5000:5001]"
      When the host sends AT+MFTPRETR=0,"b.bin","/usr/b.bin",15000,17
      Then the module answers
        """
        OK
        """
      And the module reports 17 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-20000[15000:15017]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",256,256
      Then the module answers
        """
        OK
        """
      And the module reports 256 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[256:512]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",0,9999
      Then the module answers
        """
        OK
        """
      And the module reports 9999 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[0:9999]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin",65,9935
      Then the module answers
        """
        OK
        """
      And the module reports 9935 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000[65:10000]"
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 10000 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-10000"
      When the host sends AT+MFTPRETR=0,"b.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 20000 bytes received on channel 0
      And the module holds the local file "/usr/a.bin" with the payload "pattern-20000"
      And the module holds the local file "/usr/b.bin" with the payload "pattern-20000[15000:15017]"

  Rule: over TLS, by active and passive data connections, and with servers of other makes

    @MFTPRETR-219 @R3.10-36 @R3.10-40 @R3.10-41 @R3.10-29 @R3.1-50 @R3.11-33 @R3.11-49 @R3.12-33 @R3.12-35 @R3.12-49 @R3.7-12 @security @D04 @D05 @D24 @D25 @D31 @D32 @D33 @D41 @D42 @D65 @D66
    Scenario Outline: By <how> FTPS: long files, lists and uploads one after another, on channel <id>
      Given the server requires <how> FTPS
      And channel <id> is set to "ssl" <mode>,0
      And channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/16383.bin" with the payload "pattern-16383"
      And the server has the file "/home/uftp/16384.bin" with the payload "pattern-16384"
      And the server has the file "/home/uftp/16385.bin" with the payload "pattern-16385"
      And the server has the file "/home/uftp/33000.bin" with the payload "pattern-33000"
      And the server has the file "/home/uftp/65537.bin" with the payload "pattern-65537"
      And the server has the file "/home/uftp/100000.bin" with the payload "pattern-100000"
      And the server has the file "/home/uftp/d/z.txt" with the payload "'123'"
      When the host sends AT+MFTPRETR=<id>,"16384.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/16384.bin" on channel <id>
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPRETR=<id>,"16385.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/16385.bin" on channel <id>
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPRETR=<id>,"16383.bin",,16380
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/16383.bin" on channel <id> from byte 16380
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPLIST=<id>,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: <id>,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        """
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPRETR=<id>,"33000.bin",,16384,16384
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/33000.bin" on channel <id> from byte 16384 for 16384 bytes
      When the host sends AT+MFTPSTOR=<id>,"a.bin",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <id>,0,4096
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-4096"
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPAPPE=<id>,"a.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: <id>,0,5
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-4096 then '12345'"
      When the host sends AT+MFTPRETR=<id>,"100000.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/100000.bin" on channel <id>
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPSTOR=<id>,"b.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <id>,0,4096
        """
      When the host sends AT+MFTPSTOR=<id>,"b.bin",0,4095
      Then the module prompts for data
      When the host types the payload "pattern-4095"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <id>,0,4095
        """
      When the host sends AT+MFTPSTOR=<id>,"b.bin",0,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <id>,0,4096
        """
      When the host sends AT+MFTPSTOR=<id>,"b.bin",0,4094
      Then the module prompts for data
      When the host types the payload "pattern-4094"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <id>,0,4094
        """
      When the host sends AT+MFTPSTOR=<id>,"b.bin",1,4096
      Then the module prompts for data
      When the host types the payload "pattern-4096"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <id>,0,4096
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-4096 then pattern-4095 then pattern-4096 then pattern-4094 then pattern-4096"
      And no transfer of channel <id> is open at the server
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPRETR=<id>,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel <id>
      When the host sends AT+MFTPSTOR=<id>,"a.bin",1
      Then the module prompts for data
      When the host types the payload "text-900" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: <id>,0,900
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "text-900"
      When the host sends AT+MFTPRETR=<id>,"65537.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/65537.bin" on channel <id>
      When the host sends AT+MFTPRETR=<id>,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel <id>
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPRETR=<id>,"missing.bin"
      Then the command fails as any
      When the host sends AT+MFTPRETR=<id>,"16385.bin",,1,16384
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/16385.bin" on channel <id> from byte 1 for 16384 bytes
      And the last transfer of channel <id> was secure
      And the server saw no password in plain text

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | how      | mode | id |
        | implicit | 1    | 3  |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | how      | mode | id |
        | explicit | 2    | 0  |

    @MFTPRETR-220 @R3.10-28 @R3.10-37 @R3.10-40 @R3.1-50 @R3.11-33 @R3.11-44 @R3.12-33 @R3.12-44 @needs-files @security @D02 @D04 @D05 @D65
    Scenario Outline: By <how> FTPS: local files of more than a record, both ways, on channel <id>
      Given the server requires <how> FTPS
      And channel <id> is set to "ssl" <mode>,0
      And channel <id> is set to "local_fs" 1
      And channel <id> is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/16384.bin" with the payload "pattern-16384"
      And the server has the file "/home/uftp/16385.bin" with the payload "pattern-16385"
      And the server has the file "/home/uftp/70000.bin" with the payload "pattern-70000"
      When the host sends AT+MFTPRETR=<id>,"16384.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 16384 bytes received on channel <id>
      And the module holds the local file "/usr/a.bin" with the payload "pattern-16384"
      When the host sends AT+MFTPSTOR=<id>,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: <id>,0,16384
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-16384"
      When the host sends AT+MFTPAPPE=<id>,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: <id>,0,16384
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-16384 then pattern-16384"
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPRETR=<id>,"70000.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      And the module reports 70000 bytes received on channel <id>
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPSTOR=<id>,"b.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: <id>,0,70000
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-70000"
      And the last transfer of channel <id> was secure
      When the host sends AT+MFTPRETR=<id>,"16385.bin","/usr/a.bin",16384
      Then the module answers
        """
        OK
        """
      And the module reports 1 bytes received on channel <id>
      And the module holds the local file "/usr/a.bin" with the payload "pattern-16385[16384:16385]"
      When the host sends AT+MFTPAPPE=<id>,"b.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: <id>,0,1
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-70000 then pattern-16385[16384:16385]"
      And the last transfer of channel <id> was secure

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | how      | mode | id |
        | implicit | 1    | 3  |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | how      | mode | id |
        | explicit | 2    | 0  |

    @MFTPRETR-221 @R3.10-36 @R3.10-40 @R3.1-46 @R3.1-48 @R3.1-50 @R3.11-49 @R3.12-49 @R3.2-12 @R3.3-12 @R3.1-23 @needs-explicit-ftps @security @D03 @D04 @D05 @D41 @D65 @D66
    Scenario: FTPS, plain, FTPS and plain again on channel 1
      Given the server requires explicit FTPS
      And channel 1 is set to "ssl" 2,0
      And channel 1 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-20000"
      When the host sends AT+MFTPRETR=1,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 1
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPSTOR=1,"b.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "'12345'"
      And the last transfer of channel 1 was secure
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
      When the host sends AT+MFTPCFG=1,"ssl",0,0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      When the host sends AT+MFTPRETR=1,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 1
      And the last transfer of channel 1 was plain
      When the host sends AT+MFTPAPPE=1,"b.bin",1,700
      Then the module prompts for data
      When the host types the payload "pattern-700"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,700
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "'12345' then pattern-700"
      And the last transfer of channel 1 was plain
      When the host sends AT+MFTPRETR=1,"a.bin",,19990
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 1 from byte 19990
      And the last transfer of channel 1 was plain
      When the host sends AT+MFTPRETR=1,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 1
      And the last transfer of channel 1 was plain
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
      When the host sends AT+MFTPCFG=1,"ssl",2,0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      When the host sends AT+MFTPRETR=1,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 1
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPAPPE=1,"b.bin",1,700
      Then the module prompts for data
      When the host types the payload "pattern-700"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,700
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "'12345' then pattern-700 then pattern-700"
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPRETR=1,"a.bin",,19990
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 1 from byte 19990
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPRETR=1,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 1
      And the last transfer of channel 1 was secure
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
      When the host sends AT+MFTPCFG=1,"ssl",0,0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      When the host sends AT+MFTPRETR=1,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 1
      And the last transfer of channel 1 was plain
      When the host sends AT+MFTPAPPE=1,"b.bin",1,700
      Then the module prompts for data
      When the host types the payload "pattern-700"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,700
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "'12345' then pattern-700 then pattern-700 then pattern-700"
      And the last transfer of channel 1 was plain
      When the host sends AT+MFTPRETR=1,"a.bin",,19990
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 1 from byte 19990
      And the last transfer of channel 1 was plain
      When the host sends AT+MFTPRETR=1,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 1
      And the last transfer of channel 1 was plain

    @MFTPRETR-222 @R3.10-36 @R3.10-29 @R3.10-40 @R3.1-37 @R3.11-33 @R3.11-49 @R3.11-53 @R3.12-33 @R3.12-49 @R3.12-53 @R3.7-12 @needs-active @D04 @D05 @D24 @D25 @D31 @D32 @D33 @D41 @D42 @D65 @D66
    Scenario: Twelve transfers by active data connections, each of its own
      Given channel 2 is set to "transmode" 0
      And channel 2 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-3000"
      And the server has the file "/home/uftp/d/z.txt" with the payload "'123'"
      When the host sends AT+MFTPRETR=2,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPRETR=2,"src.bin",,2999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2 from byte 2999
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPSTOR=2,"a.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,5
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345'"
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPAPPE=2,"a.bin",1,600
      Then the module prompts for data
      When the host types the payload "pattern-600"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,600
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345' then pattern-600"
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPLIST=2,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 2,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        """
      When the host sends AT+MFTPSTOR=2,"b.bin",1
      Then the module prompts for data
      When the host types the payload "text-70" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,70
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "text-70"
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPRETR=2,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 2
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPAPPE=2,"b.bin",0,300
      Then the module prompts for data
      When the host types the payload "pattern-300"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,300
        """
      When the host sends AT+MFTPAPPE=2,"b.bin",1,3,"end"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,3
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "text-70 then pattern-300 then 'end'"
      And no transfer of channel 2 is open at the server
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPRETR=2,"missing.bin"
      Then the command fails as any
      When the host sends AT+MFTPRETR=2,"src.bin",,1,7
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2 from byte 1 for 7 bytes
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPRETR=2,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 2
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPAPPE=2,"c.bin",1,1,"x"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "'x'"
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPRETR=2,"c.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/c.bin" on channel 2
      And the last transfer of channel 2 was active

    @MFTPRETR-223 @R3.10-36 @R3.10-29 @R3.10-43 @R3.1-37 @R3.1-38 @R3.1-63 @R3.11-53 @R3.12-49 @R3.12-50 @R3.2-12 @R3.3-12 @R3.1-21 @needs-active @D03 @D04 @D05 @D27 @D41 @D65 @D66
    Scenario: Active on channel 2 and passive on channel 3 in turn, then passive on channel 2 and active again
      Given channel 2 is set to "transmode" 0
      And channel 3 is set to "transmode" 1
      And channel 2 is logged in with home "/home/uftp"
      And channel 3 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-3000"
      When the host sends AT+MFTPRETR=2,"src.bin",,0
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2 from byte 0
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPSTOR=3,"0.bin",1,5,"02345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 3,0,5
        """
      And the server holds the file "/home/uftp/0.bin" with the payload "'02345'"
      And the last transfer of channel 3 was passive
      When the host sends AT+MFTPSTOR=2,"n0.bin",1,1
      Then the module prompts for data
      When the host types the payload "pattern-1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,1
        """
      And the server holds the file "/home/uftp/n0.bin" with the payload "pattern-1"
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPRETR=3,"n0.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/n0.bin" on channel 3
      And the last transfer of channel 3 was passive
      When the host sends AT+MFTPRETR=2,"src.bin",,7
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2 from byte 7
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPSTOR=3,"1.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 3,0,5
        """
      And the server holds the file "/home/uftp/1.bin" with the payload "'12345'"
      And the last transfer of channel 3 was passive
      When the host sends AT+MFTPSTOR=2,"n1.bin",1,501
      Then the module prompts for data
      When the host types the payload "pattern-501"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,501
        """
      And the server holds the file "/home/uftp/n1.bin" with the payload "pattern-501"
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPRETR=3,"n1.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/n1.bin" on channel 3
      And the last transfer of channel 3 was passive
      When the host sends AT+MFTPRETR=2,"src.bin",,14
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2 from byte 14
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPSTOR=3,"2.bin",1,5,"22345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 3,0,5
        """
      And the server holds the file "/home/uftp/2.bin" with the payload "'22345'"
      And the last transfer of channel 3 was passive
      When the host sends AT+MFTPSTOR=2,"n2.bin",1,1001
      Then the module prompts for data
      When the host types the payload "pattern-1001"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 2,0,1001
        """
      And the server holds the file "/home/uftp/n2.bin" with the payload "pattern-1001"
      And the last transfer of channel 2 was active
      When the host sends AT+MFTPRETR=3,"n2.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/n2.bin" on channel 3
      And the last transfer of channel 3 was passive
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
      When the host sends AT+MFTPCFG=2,"transmode",1
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPRETR=2,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2
      And the last transfer of channel 2 was passive
      When the host sends AT+MFTPAPPE=2,"0.bin",1,1,"!"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 2,0,1
        """
      And the server holds the file "/home/uftp/0.bin" with the payload "'02345' then '!'"
      And the last transfer of channel 2 was passive
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
      When the host sends AT+MFTPCFG=2,"transmode",0
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      When the host sends AT+MFTPRETR=2,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 2
      And the last transfer of channel 2 was active

    @MFTPRETR-224 @R3.10-36 @R3.10-29 @R3.10-40 @R3.11-33 @R3.11-49 @R3.11-53 @R3.12-33 @R3.12-49 @R3.12-53 @R3.7-12 @D04 @D05 @D24 @D25 @D31 @D32 @D33 @D41 @D42 @D65 @D66
    Scenario Outline: Twelve transfers one after another with a server like <make>
      Given the server behaves like "<make>"
      And channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-3000"
      And the server has the file "/home/uftp/d/z.txt" with the payload "'123'"
      When the host sends AT+MFTPRETR=0,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"src.bin",,2999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 2999
      When the host sends AT+MFTPSTOR=0,"a.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,5
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345'"
      When the host sends AT+MFTPAPPE=0,"a.bin",1,600
      Then the module prompts for data
      When the host types the payload "pattern-600"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,600
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345' then pattern-600"
      When the host sends AT+MFTPLIST=0,"/home/uftp/d"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPLIST: 0,0,"z.txt",3,<time of /home/uftp/d/z.txt>,"rw-"
        """
      When the host sends AT+MFTPSTOR=0,"b.bin",1
      Then the module prompts for data
      When the host types the payload "text-70" and <SUB>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 0,0,70
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "text-70"
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 0
      When the host sends AT+MFTPAPPE=0,"b.bin",0,300
      Then the module prompts for data
      When the host types the payload "pattern-300"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,300
        """
      When the host sends AT+MFTPAPPE=0,"b.bin",1,3,"end"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,3
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "text-70 then pattern-300 then 'end'"
      And no transfer of channel 0 is open at the server
      When the host sends AT+MFTPRETR=0,"missing.bin"
      Then the command fails as any
      When the host sends AT+MFTPRETR=0,"src.bin",,1,7
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 0 from byte 1 for 7 bytes
      When the host sends AT+MFTPRETR=0,"b.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/b.bin" on channel 0
      When the host sends AT+MFTPAPPE=0,"c.bin",1,1,"x"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,1
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "'x'"
      When the host sends AT+MFTPRETR=0,"c.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/c.bin" on channel 0

      Examples:
        | make        |
        | unix        |
        | no-mlsx     |
        | answers-125 |
        | long-banner |
        | no-size     |
        | full-paths  |
        | every-line  |
        | 250-end     |
        | halves      |
        | bytes       |

      @needs-ipv4
      Examples:
        | make    |
        | no-epsv |
        | terse   |

    @MFTPRETR-225 @R3.10-36 @R3.10-40 @R3.10-29 @R3.1-50 @R3.11-33 @R3.11-53 @R3.12-33 @R3.12-53 @security @D04 @D05 @D41 @D65 @D66
    Scenario Outline: By <how> FTPS with a server like <make>: ten transfers one after another
      Given the server behaves like "<make>"
      And the server requires <how> FTPS
      And channel 1 is set to "ssl" <mode>,0
      And channel 1 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-20000"
      When the host sends AT+MFTPRETR=1,"src.bin",,0
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1 from byte 0
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPSTOR=1,"a.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345'"
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPAPPE=1,"a.bin",1,300
      Then the module prompts for data
      When the host types the payload "pattern-300"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,300
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345' then pattern-300"
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPRETR=1,"src.bin",,16384
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1 from byte 16384
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPSTOR=1,"a.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345'"
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPAPPE=1,"a.bin",1,301
      Then the module prompts for data
      When the host types the payload "pattern-301"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,301
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345' then pattern-301"
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPRETR=1,"src.bin",,19999
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1 from byte 19999
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPSTOR=1,"a.bin",1,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,5
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345'"
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPAPPE=1,"a.bin",1,302
      Then the module prompts for data
      When the host types the payload "pattern-302"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,302
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "'12345' then pattern-302"
      And the last transfer of channel 1 was secure
      When the host sends AT+MFTPRETR=1,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 1

      @R3.1-47 @needs-implicit-ftps
      Examples:
        | key                 | make       | how      | mode |
        | halves-implicit     | halves     | implicit | 1    |
        | bytes-implicit      | bytes      | implicit | 1    |
        | every-line-implicit | every-line | implicit | 1    |

      @R3.1-48 @needs-explicit-ftps
      Examples:
        | key                 | make       | how      | mode |
        | halves-explicit     | halves     | explicit | 2    |
        | bytes-explicit      | bytes      | explicit | 2    |
        | every-line-explicit | every-line | explicit | 2    |

    @MFTPRETR-226 @R3.10-12 @R3.10-28 @R3.10-36 @R3.10-29 @R3.11-33 @R3.11-44 @R3.12-33 @R3.12-44 @needs-files @slow @D02 @D04 @D05 @D24 @D25 @D27 @D41 @D66 @error
    Scenario: A module that is full, and the transfers that need no room, and those after it has room again
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/src.bin" with the payload "pattern-65536"
      And the server has the file "/home/uftp/one.bin" with the payload "'1'"
      And the module has the local file "/usr/a.bin" with the payload "pattern-2000"
      And the module has no local file "/usr/b.bin"
      And the file system of the module is full
      When the host sends AT+MFTPRETR=0,"src.bin","/usr/b.bin"
      Then the command fails as any
      When the host sends AT+MFTPSTOR=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,2000
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-2000"
      When the host sends AT+MFTPRETR=1,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1
      When the host sends AT+MFTPRETR=1,"src.bin",,60000,100
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1 from byte 60000 for 100 bytes
      When the host sends AT+MFTPAPPE=1,"c.bin",1,50
      Then the module prompts for data
      When the host types the payload "pattern-50"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 1,0,50
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "pattern-50"
      When the host sends AT+MFTPRETR=0,"src.bin","/usr/b.bin"
      Then the command fails as any
      When the host sends AT+MFTPAPPE=0,"a.bin","/usr/a.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPAPPE: 0,0,2000
        """
      And the server holds the file "/home/uftp/a.bin" with the payload "pattern-2000 then pattern-2000"
      When the host sends AT+MFTPRETR=1,"src.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1
      When the host sends AT+MFTPRETR=1,"src.bin",,60000,100
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/src.bin" on channel 1 from byte 60000 for 100 bytes
      When the host sends AT+MFTPSTOR=1,"c.bin",1,50
      Then the module prompts for data
      When the host types the payload "pattern-50"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPSTOR: 1,0,50
        """
      And the server holds the file "/home/uftp/c.bin" with the payload "pattern-50"
      Given the module has no local file "/mftpspec.0"
      And the module has no local file "/mftpspec.1"
      And the module has no local file "/usr/b.bin"
      When the host sends AT+MFTPRETR=0,"src.bin","/usr/b.bin",100,200
      Then the module answers
        """
        OK
        """
      And the module reports 200 bytes received on channel 0
      And the module holds the local file "/usr/b.bin" with the payload "pattern-65536[100:300]"
      And the module holds the local file "/usr/a.bin" with the payload "pattern-2000"
      When the host sends AT+MFTPSTOR=0,"b.bin","/usr/b.bin"
      Then the module answers and reports, in either order
        """
        OK
        +MFTPSTOR: 0,0,200
        """
      And the server holds the file "/home/uftp/b.bin" with the payload "pattern-65536[100:300]"


  Rule: from place to place

    @MFTPRETR-240 @R3.10-12 @R3.10-46 @R3.10-45 @D04 @D05 @D24 @D25
    Scenario: Wherever the channel goes, a plain name is there
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /a/u: u15
        /a/v: v15
        /a/w: w15
        /home/a/u: u16
        /home/a/v: v16
        /home/a/w: w16
        /home/u: u23
        /home/uftp/A/u: u19
        /home/uftp/A/v: v19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/v: v20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/v: v13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/v: v12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/v: v17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/a/u: u11
        /home/uftp/a/v: v11
        /home/uftp/a/w: w11
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/v: v21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/u: u18
        /home/uftp/ab/v: v18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/v: v22
        /home/uftp/w: w22
        /home/v: v23
        /home/w: w23
        /u: u14
        /v: v14
        /w: w14
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v11
        """
      Given channel 0 works in "/home/uftp/a/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v12
        """
      Given channel 0 works in "/home/uftp/a/a/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v13
        """
      Given channel 0 works in "/"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v14
        """
      Given channel 0 works in "/a"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v15
        """
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPSTOR=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v16
        """
      Given channel 0 works in "/home/uftp/a/b/c/d/e/f/g/h"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v17
        """
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPLIST=0,"/missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v18
        """
      Given channel 0 works in "/home/uftp/A"
      When the host sends AT+MFTPAPPE=0,"/home",1,3,"abc"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v19
        """
      Given channel 0 works in "/home/uftp/a.d/a.d"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v20
        """
      Given channel 0 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPLIST=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v21
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"missing.txt"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,w11
        """
      Given channel 0 works in "/home/uftp"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v22
        """
      Given channel 0 works in "/home"
      When the host sends AT+MFTPRN=0,"missing","found"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v23
        """
      And the server holds in "/" just
        """
        /a/u: u15
        /a/v: v15
        /a/w: w15
        /home/a/u: u16
        /home/a/v: v16
        /home/a/w: w16
        /home/u: u23
        /home/uftp/A/u: u19
        /home/uftp/A/v: v19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/v: v20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/v: v13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/v: v12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/v: v17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/a/u: u11
        /home/uftp/a/v: v11
        /home/uftp/a/w: w11
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/v: v21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/u: u18
        /home/uftp/ab/v: v18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/v: v22
        /home/uftp/w: w22
        /home/v: v23
        /home/w: w23
        /u: u14
        /v: v14
        /w: w14
        """

    @MFTPRETR-241 @R3.10-12 @R3.10-46 @R3.10-43 @R3.10-45 @D04 @D05 @D24 @D25
    Scenario: Two channels are in two places at once
      Given channel 0 is logged in with home "/home/uftp"
      And channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /a/u: u15
        /a/v: v15
        /a/w: w15
        /home/a/u: u16
        /home/a/v: v16
        /home/a/w: w16
        /home/u: u23
        /home/uftp/A/u: u19
        /home/uftp/A/v: v19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/v: v20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/v: v13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/v: v12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/v: v17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/a/u: u11
        /home/uftp/a/v: v11
        /home/uftp/a/w: w11
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/v: v21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/u: u18
        /home/uftp/ab/v: v18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/v: v22
        /home/uftp/w: w22
        /home/v: v23
        /home/w: w23
        /u: u14
        /v: v14
        /w: w14
        """
      Given channel 0 works in "/home/uftp/a"
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v11
        """
      Given channel 5 works in "/a"
      When the host sends AT+MFTPRETR=5,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 5,0,3,3,v15
        """
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=5,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 5,0,3,3,w15
        """
      When the host sends AT+MFTPRETR=0,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,w11
        """
      Given channel 0 works in "/a"
      When the host sends AT+MFTPRETR=0,"u"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,u15
        """
      Given channel 5 works in "/home/uftp/a"
      When the host sends AT+MFTPMKD=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=5,"u"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 5,0,3,3,u11
        """
      Given channel 5 works in "/"
      When the host sends AT+MFTPRETR=5,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 5,0,3,3,v14
        """
      Given channel 0 works in "/home/a"
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v16
        """
      Given channel 5 works in "/home/a"
      When the host sends AT+MFTPRETR=0,"/home"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=5,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 5,0,3,3,w16
        """
      Given channel 0 works in "/"
      When the host sends AT+MFTPRETR=0,"w"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,w14
        """
      Given channel 0 works in "/home/uftp/ab"
      When the host sends AT+MFTPRETR=0,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,3,3,v18
        """
      Given channel 5 works in "/home/uftp/ab/a"
      When the host sends AT+MFTPDEL=0,"missing"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=5,"v"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 5,0,3,3,v21
        """
      And the server holds in "/" just
        """
        /a/u: u15
        /a/v: v15
        /a/w: w15
        /home/a/u: u16
        /home/a/v: v16
        /home/a/w: w16
        /home/u: u23
        /home/uftp/A/u: u19
        /home/uftp/A/v: v19
        /home/uftp/A/w: w19
        /home/uftp/a.d/a.d/u: u20
        /home/uftp/a.d/a.d/v: v20
        /home/uftp/a.d/a.d/w: w20
        /home/uftp/a/a/a/u: u13
        /home/uftp/a/a/a/v: v13
        /home/uftp/a/a/a/w: w13
        /home/uftp/a/a/u: u12
        /home/uftp/a/a/v: v12
        /home/uftp/a/a/w: w12
        /home/uftp/a/b/c/d/e/f/g/h/u: u17
        /home/uftp/a/b/c/d/e/f/g/h/v: v17
        /home/uftp/a/b/c/d/e/f/g/h/w: w17
        /home/uftp/a/u: u11
        /home/uftp/a/v: v11
        /home/uftp/a/w: w11
        /home/uftp/ab/a/u: u21
        /home/uftp/ab/a/v: v21
        /home/uftp/ab/a/w: w21
        /home/uftp/ab/u: u18
        /home/uftp/ab/v: v18
        /home/uftp/ab/w: w18
        /home/uftp/u: u22
        /home/uftp/v: v22
        /home/uftp/w: w22
        /home/v: v23
        /home/w: w23
        /u: u14
        /v: v14
        /w: w14
        """

  Rule: what has the same name elsewhere stays as it is

    @MFTPRETR-245 @R3.10-12 @R3.10-46 @R3.10-13 @R3.10-42 @R3.10-45 @D04 @D05 @D24 @D25 @D66 @error
    Scenario: Only what is named is touched, and what fails touches nothing
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /d/
        /empty.txt: root empty.txt
        /home/d/
        /home/empty.txt: up empty.txt
        /home/uftp/before/d/
        /home/uftp/before/empty.txt: before empty.txt
        /home/uftp/before/x.txt: before x.txt
        /home/uftp/before/y.txt: before y.txt
        /home/uftp/d/
        /home/uftp/empty.txt: home empty.txt
        /home/uftp/work/D/
        /home/uftp/work/X.TXT: near X.TXT
        /home/uftp/work/ax.txt: near ax.txt
        /home/uftp/work/d/
        /home/uftp/work/d.d/
        /home/uftp/work/dd/
        /home/uftp/work/e/
        /home/uftp/work/empty.txt:
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/x.txt: in x.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/x: near x
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txt: work x.txt
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """
      And channel 0 works in "/home/uftp/before"
      And channel 0 works in "/home/uftp/work"
      When the host sends AT+MFTPRETR=0,"x.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,work x.txt
        """
      When the host sends AT+MFTPRETR=0,"y.txt"
      Then the command fails as server error
      When the host sends AT+MFTPRETR=0,"x"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,6,6,near x
        """
      When the host sends AT+MFTPRETR=0,"d"
      Then the command succeeds or fails
      When the host sends AT+MFTPRETR=0,"X.TXT"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,near X.TXT
        """
      When the host sends AT+MFTPRETR=0,"x.tx"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,9,9,near x.tx
        """
      When the host sends AT+MFTPRETR=0,"x.txtt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,11,11,near x.txtt
        """
      When the host sends AT+MFTPRETR=0,"xx.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,11,11,near xx.txt
        """
      When the host sends AT+MFTPRETR=0,"ax.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,11,11,near ax.txt
        """
      When the host sends AT+MFTPRETR=0,"x.text"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,11,11,near x.text
        """
      When the host sends AT+MFTPRETR=0,"x.t"
      Then the command fails as server error
      Given channel 0 works in "/home/uftp/before"
      When the host sends AT+MFTPRETR=0,"x.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,12,12,before x.txt
        """
      When the host sends AT+MFTPRETR=0,"y.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,12,12,before y.txt
        """
      Given channel 0 works in "/home/uftp/work"
      When the host sends AT+MFTPRETR=0,"x.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,10,10,work x.txt
        """
      When the host sends AT+MFTPRETR=0,"y.txt"
      Then the command fails as server error
      And the server holds in "/" just
        """
        /d/
        /empty.txt: root empty.txt
        /home/d/
        /home/empty.txt: up empty.txt
        /home/uftp/before/d/
        /home/uftp/before/empty.txt: before empty.txt
        /home/uftp/before/x.txt: before x.txt
        /home/uftp/before/y.txt: before y.txt
        /home/uftp/d/
        /home/uftp/empty.txt: home empty.txt
        /home/uftp/work/D/
        /home/uftp/work/X.TXT: near X.TXT
        /home/uftp/work/ax.txt: near ax.txt
        /home/uftp/work/d/
        /home/uftp/work/d.d/
        /home/uftp/work/dd/
        /home/uftp/work/e/
        /home/uftp/work/empty.txt:
        /home/uftp/work/in/d/
        /home/uftp/work/in/empty.txt: in empty.txt
        /home/uftp/work/in/x.txt: in x.txt
        /home/uftp/work/in/y.txt: in y.txt
        /home/uftp/work/x: near x
        /home/uftp/work/x.text: near x.text
        /home/uftp/work/x.tx: near x.tx
        /home/uftp/work/x.txt: work x.txt
        /home/uftp/work/x.txtt: near x.txtt
        /home/uftp/work/xx.txt: near xx.txt
        /home/uftp/x.txt: home x.txt
        /home/uftp/y.txt: home y.txt
        /home/x.txt: up x.txt
        /home/y.txt: up y.txt
        /x.txt: root x.txt
        /y.txt: root y.txt
        """

    @MFTPRETR-242 @R3.10-50 @D04 @D05 @D64
    Scenario: Names with directories do what they say, or fail
      Given channel 0 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/p/in/f.txt: 1
        /home/uftp/q/in/g.txt: 12
        /home/uftp/f.txt: home
        /home/uftp/in/g.txt: 123
        /f.txt: root
        /in/deep/h.txt: deep
        /home/uftp/q/n0: here0
        /home/uftp/p/n1: here1
        /home/uftp/p/in/n2: here2
        /home/uftp/n3: here3
        /n4: here4
        /home/uftp/q/in/n5: here5
        /in/deep/n6: here6
        /n7: here7
        /home/uftp/p/n8: here8
        /home/uftp/q/in/n9: here9
        /home/uftp/p/n0: decoy
        /home/uftp/n0: decoy
        /n0: decoy
        /home/uftp/n1: decoy
        /n1: decoy
        /home/uftp/p/n2: decoy
        /home/uftp/n2: decoy
        /n2: decoy
        /home/uftp/p/n3: decoy
        /n3: decoy
        /home/uftp/p/n4: decoy
        /home/uftp/n4: decoy
        /home/uftp/p/n5: decoy
        /home/uftp/n5: decoy
        /n5: decoy
        /home/uftp/p/n6: decoy
        /home/uftp/n6: decoy
        /n6: decoy
        /home/uftp/p/n7: decoy
        /home/uftp/n7: decoy
        /home/uftp/n8: decoy
        /n8: decoy
        /home/uftp/p/n9: decoy
        /home/uftp/n9: decoy
        /n9: decoy
        """
      And channel 0 works in "/home/uftp/p"
      When the host sends AT+MFTPRETR=0,"../q/n0"
      Then the command fails, or delivers the file "/home/uftp/q/n0"
      When the host sends AT+MFTPRETR=0,"./n1"
      Then the command fails, or delivers the file "/home/uftp/p/n1"
      When the host sends AT+MFTPRETR=0,"in/n2"
      Then the command fails, or delivers the file "/home/uftp/p/in/n2"
      When the host sends AT+MFTPRETR=0,"../n3"
      Then the command fails, or delivers the file "/home/uftp/n3"
      When the host sends AT+MFTPRETR=0,"../../../n4"
      Then the command fails, or delivers the file "/n4"
      When the host sends AT+MFTPRETR=0,"/home/uftp/q/in/n5"
      Then the command fails, or delivers the file "/home/uftp/q/in/n5"
      When the host sends AT+MFTPRETR=0,"/in/deep/n6"
      Then the command fails, or delivers the file "/in/deep/n6"
      When the host sends AT+MFTPRETR=0,"/n7"
      Then the command fails, or delivers the file "/n7"
      When the host sends AT+MFTPRETR=0,"/home/uftp/p/n8"
      Then the command fails, or delivers the file "/home/uftp/p/n8"
      When the host sends AT+MFTPRETR=0,"../q/in/n9"
      Then the command fails, or delivers the file "/home/uftp/q/in/n9"
      And the server holds the file "/home/uftp/p/in/f.txt" with the payload "'1'"
      And the server holds the file "/home/uftp/q/in/g.txt" with the payload "'12'"
      And the server holds the file "/home/uftp/f.txt" with the payload "'home'"
      And the server holds the file "/home/uftp/in/g.txt" with the payload "'123'"
      And the server holds the file "/f.txt" with the payload "'root'"
      And the server holds the file "/in/deep/h.txt" with the payload "'deep'"
      And the server holds the file "/home/uftp/p/n0" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n0" with the payload "'decoy'"
      And the server holds the file "/n0" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n1" with the payload "'decoy'"
      And the server holds the file "/n1" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n2" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n2" with the payload "'decoy'"
      And the server holds the file "/n2" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n3" with the payload "'decoy'"
      And the server holds the file "/n3" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n4" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n4" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n5" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n5" with the payload "'decoy'"
      And the server holds the file "/n5" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n6" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n6" with the payload "'decoy'"
      And the server holds the file "/n6" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n7" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n7" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n8" with the payload "'decoy'"
      And the server holds the file "/n8" with the payload "'decoy'"
      And the server holds the file "/home/uftp/p/n9" with the payload "'decoy'"
      And the server holds the file "/home/uftp/n9" with the payload "'decoy'"
      And the server holds the file "/n9" with the payload "'decoy'"

  Rule: a name is a name, whatever it looks like

    @MFTPRETR-260 @R3.10-12 @R3.10-45 @D04 @D05 @D24 @D25 @D54 @slow
    Scenario: A pause of three seconds within the data is not their end, whatever "rsptimeout" is
      Given channel 0 is set to "rsptimeout" 2
      And channel 0 is logged in
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-6000"
      And the server holds the next download open after 2500 bytes
      When the host sends AT+MFTPRETR=0,"a.bin"
      Then the module answers
        """
        OK
        """
      When the host pauses for 3 s
      And the server lets the transfer go on
      Then the command fails, or delivers the file "/home/uftp/a.bin"

    @MFTPRETR-272 @R3.10-12 @R3.10-39 @D04 @D05 @slow
    Scenario: After a pause of two seconds the data go on, and the sums are those of all of them
      Given channel 2 is logged in
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-6000"
      And the server holds the next download open after 2500 bytes
      When the host sends AT+MFTPRETR=2,"a.bin"
      Then the module answers
        """
        OK
        """
      When the host pauses for 2 s
      And the server lets the transfer go on
      Then the module delivers the file "/home/uftp/a.bin" on channel 2

    @MFTPRETR-261 @R3.10-12 @R3.10-45 @needs-files @D04 @D05 @D24 @D25 @D54 @slow
    Scenario: A pause of two seconds within the data is not the end of a local file
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-6000"
      And the module has no local file "/usr/a.bin"
      And the server holds the next download open after 2500 bytes
      When the host sends AT+MFTPRETR=0,"a.bin","/usr/a.bin"
      Then the module answers
        """
        OK
        """
      When the host pauses for 2 s
      And the server lets the transfer go on
      Then the command succeeds exactly if the module holds the local file "/usr/a.bin" with the payload "pattern-6000"

    @MFTPRETR-262 @R3.10-28 @R3.10-41 @needs-files @boundary @D05 @D50
    Scenario Outline: A local name of <length> letters and its directory is kept whole, or the command fails
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the module has no local file "/usr/<name>"
      When the host sends AT+MFTPRETR=0,"a.txt","/usr/<name>"
      Then the command succeeds exactly if the module holds the local file "/usr/<name>" with the payload "'12345'"

      Examples:
        | key | length | name       |
        | 32  | 32     | <name-32>  |
        | 64  | 64     | <name-64>  |
        | 128 | 128    | <name-128> |
        | 250 | 250    | <name-250> |

    @MFTPRETR-250 @R3.10-12 @R3.10-46 @R3.10-45 @D04 @D05 @D50
    Scenario: Signs in names that mean something elsewhere
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/a%s.txt: 10000
        /home/uftp/%n%d: 10001
        /home/uftp/100%: 10002
        /home/uftp/a#b: 10003
        /home/uftp/#: 10004
        /home/uftp/a=b: 10005
        /home/uftp/=?: 10006
        /home/uftp/a?: 10007
        /home/uftp/?: 10008
        /home/uftp/a;b: 10009
        /home/uftp/a&b: 10010
        /home/uftp/a:b: 10011
        /home/uftp/a@b: 10012
        /home/uftp/~: 10013
        /home/uftp/~a: 10014
        /home/uftp/$HOME: 10015
        /home/uftp/$1: 10016
        /home/uftp/a[1]: 10017
        /home/uftp/[]: 10018
        /home/uftp/{}: 10019
        /home/uftp/{a}: 10020
        /home/uftp/a^b: 10021
        /home/uftp/!: 10022
        /home/uftp/!a: 10023
        /home/uftp/it's: 10024
        /home/uftp/': 10025
        /home/uftp/a+b: 10026
        /home/uftp/+: 10027
        /home/uftp/a*b: 10028
        /home/uftp/`a`: 10029
        /home/uftp/(a): 10030
        /home/uftp/a,b: 10031
        /home/uftp/,: 10032
        /home/uftp/a_b-c: 10033
        /home/uftp/a|b: 10034
        /home/uftp/a..b: 10035
        /home/uftp/...: 10036
        /home/uftp/..a: 10037
        /home/uftp/a..: 10038
        /home/uftp/.a.b: 10039
        /home/uftp/a b  c: 10040
        """
      When the host sends AT+MFTPRETR=0,"a%s.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10000
        """
      When the host sends AT+MFTPRETR=0,"100%"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10002
        """
      When the host sends AT+MFTPRETR=0,"#"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10004
        """
      When the host sends AT+MFTPRETR=0,"=?"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10006
        """
      When the host sends AT+MFTPRETR=0,"?"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10008
        """
      When the host sends AT+MFTPRETR=0,"a&b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10010
        """
      When the host sends AT+MFTPRETR=0,"a@b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10012
        """
      When the host sends AT+MFTPRETR=0,"~a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10014
        """
      When the host sends AT+MFTPRETR=0,"$1"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10016
        """
      When the host sends AT+MFTPRETR=0,"[]"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10018
        """
      When the host sends AT+MFTPRETR=0,"{a}"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10020
        """
      When the host sends AT+MFTPRETR=0,"!"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10022
        """
      When the host sends AT+MFTPRETR=0,"it's"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10024
        """
      When the host sends AT+MFTPRETR=0,"a+b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10026
        """
      When the host sends AT+MFTPRETR=0,"a*b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10028
        """
      When the host sends AT+MFTPRETR=0,"(a)"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10030
        """
      When the host sends AT+MFTPRETR=0,","
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10032
        """
      When the host sends AT+MFTPRETR=0,"a|b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10034
        """
      When the host sends AT+MFTPRETR=0,"..."
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10036
        """
      When the host sends AT+MFTPRETR=0,"a.."
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10038
        """
      When the host sends AT+MFTPRETR=0,"a b  c"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10040
        """
      And the server holds in "/home/uftp" just
        """
        /home/uftp/a%s.txt: 10000
        /home/uftp/%n%d: 10001
        /home/uftp/100%: 10002
        /home/uftp/a#b: 10003
        /home/uftp/#: 10004
        /home/uftp/a=b: 10005
        /home/uftp/=?: 10006
        /home/uftp/a?: 10007
        /home/uftp/?: 10008
        /home/uftp/a;b: 10009
        /home/uftp/a&b: 10010
        /home/uftp/a:b: 10011
        /home/uftp/a@b: 10012
        /home/uftp/~: 10013
        /home/uftp/~a: 10014
        /home/uftp/$HOME: 10015
        /home/uftp/$1: 10016
        /home/uftp/a[1]: 10017
        /home/uftp/[]: 10018
        /home/uftp/{}: 10019
        /home/uftp/{a}: 10020
        /home/uftp/a^b: 10021
        /home/uftp/!: 10022
        /home/uftp/!a: 10023
        /home/uftp/it's: 10024
        /home/uftp/': 10025
        /home/uftp/a+b: 10026
        /home/uftp/+: 10027
        /home/uftp/a*b: 10028
        /home/uftp/`a`: 10029
        /home/uftp/(a): 10030
        /home/uftp/a,b: 10031
        /home/uftp/,: 10032
        /home/uftp/a_b-c: 10033
        /home/uftp/a|b: 10034
        /home/uftp/a..b: 10035
        /home/uftp/...: 10036
        /home/uftp/..a: 10037
        /home/uftp/a..: 10038
        /home/uftp/.a.b: 10039
        /home/uftp/a b  c: 10040
        """

    @MFTPRETR-251 @R3.10-12 @R3.10-46 @R3.10-45 @D04 @D05 @D50
    Scenario: Names that look like replies, answers and commands
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/550: 10000
        /home/uftp/226 ok: 10001
        /home/uftp/250-a: 10002
        /home/uftp/550 no such file: 10003
        /home/uftp/421 bye: 10004
        /home/uftp/AT: 10005
        /home/uftp/AT+MFTPDISC=0: 10006
        /home/uftp/ATE1: 10007
        /home/uftp/+MFTPDEL: 0,0: 10008
        /home/uftp/+MFTPURC: 0,conn,0: 10009
        /home/uftp/+CME ERROR: 50: 10010
        /home/uftp/OK: 10011
        /home/uftp/ERROR: 10012
        /home/uftp/CONNECT: 10013
        /home/uftp/0: 10014
        /home/uftp/1: 10015
        /home/uftp/00: 10016
        /home/uftp/QUIT: 10017
        /home/uftp/DELE a: 10018
        /home/uftp/a.jpeg: 10019
        /home/uftp/a.b.c.d.e.f: 10020
        /home/uftp/archive.tar.gz.backup: 10021
        /home/uftp/.profile: 10022
        /home/uftp/UPPER.Lower: 10023
        /home/uftp/noextension: 10024
        /home/uftp/total 5: 10025
        /home/uftp/Jan  1 00:00 b: 10026
        /home/uftp/drwxr-xr-x: 10027
        /home/uftp/null: 10028
        /home/uftp/(null): 10029
        /home/uftp/nil: 10030
        /home/uftp/NaN: 10031
        """
      When the host sends AT+MFTPRETR=0,"550"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10000
        """
      When the host sends AT+MFTPRETR=0,"250-a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10002
        """
      When the host sends AT+MFTPRETR=0,"421 bye"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10004
        """
      When the host sends AT+MFTPRETR=0,"AT+MFTPDISC=0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10006
        """
      When the host sends AT+MFTPRETR=0,"+MFTPDEL: 0,0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10008
        """
      When the host sends AT+MFTPRETR=0,"+CME ERROR: 50"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10010
        """
      When the host sends AT+MFTPRETR=0,"ERROR"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10012
        """
      When the host sends AT+MFTPRETR=0,"0"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10014
        """
      When the host sends AT+MFTPRETR=0,"00"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10016
        """
      When the host sends AT+MFTPRETR=0,"DELE a"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10018
        """
      When the host sends AT+MFTPRETR=0,"a.b.c.d.e.f"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10020
        """
      When the host sends AT+MFTPRETR=0,".profile"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10022
        """
      When the host sends AT+MFTPRETR=0,"noextension"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10024
        """
      When the host sends AT+MFTPRETR=0,"Jan  1 00:00 b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10026
        """
      When the host sends AT+MFTPRETR=0,"null"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10028
        """
      When the host sends AT+MFTPRETR=0,"nil"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10030
        """
      And the server holds in "/home/uftp" just
        """
        /home/uftp/550: 10000
        /home/uftp/226 ok: 10001
        /home/uftp/250-a: 10002
        /home/uftp/550 no such file: 10003
        /home/uftp/421 bye: 10004
        /home/uftp/AT: 10005
        /home/uftp/AT+MFTPDISC=0: 10006
        /home/uftp/ATE1: 10007
        /home/uftp/+MFTPDEL: 0,0: 10008
        /home/uftp/+MFTPURC: 0,conn,0: 10009
        /home/uftp/+CME ERROR: 50: 10010
        /home/uftp/OK: 10011
        /home/uftp/ERROR: 10012
        /home/uftp/CONNECT: 10013
        /home/uftp/0: 10014
        /home/uftp/1: 10015
        /home/uftp/00: 10016
        /home/uftp/QUIT: 10017
        /home/uftp/DELE a: 10018
        /home/uftp/a.jpeg: 10019
        /home/uftp/a.b.c.d.e.f: 10020
        /home/uftp/archive.tar.gz.backup: 10021
        /home/uftp/.profile: 10022
        /home/uftp/UPPER.Lower: 10023
        /home/uftp/noextension: 10024
        /home/uftp/total 5: 10025
        /home/uftp/Jan  1 00:00 b: 10026
        /home/uftp/drwxr-xr-x: 10027
        /home/uftp/null: 10028
        /home/uftp/(null): 10029
        /home/uftp/nil: 10030
        /home/uftp/NaN: 10031
        """

    @MFTPRETR-252 @R3.10-12 @R3.10-46 @R3.10-45 @D04 @D05 @D50 @boundary
    Scenario: Short names after long ones
      Given channel 0 is logged in
      And the server has
        """
        /home/uftp/<name-200>: 10000
        /home/uftp/b: 10001
        /home/uftp/<name-255>: 10002
        /home/uftp/cd: 10003
        /home/uftp/<name-128>: 10004
        /home/uftp/e: 10005
        /home/uftp/<name-64>.txt: 10006
        /home/uftp/f.t: 10007
        /home/uftp/<name-254>: 10008
        /home/uftp/<name-33>: 10009
        """
      When the host sends AT+MFTPRETR=0,"<name-200>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10000
        """
      When the host sends AT+MFTPRETR=0,"b"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10001
        """
      When the host sends AT+MFTPRETR=0,"<name-255>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10002
        """
      When the host sends AT+MFTPRETR=0,"cd"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10003
        """
      When the host sends AT+MFTPRETR=0,"<name-128>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10004
        """
      When the host sends AT+MFTPRETR=0,"e"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10005
        """
      When the host sends AT+MFTPRETR=0,"<name-64>.txt"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10006
        """
      When the host sends AT+MFTPRETR=0,"f.t"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10007
        """
      When the host sends AT+MFTPRETR=0,"<name-254>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10008
        """
      When the host sends AT+MFTPRETR=0,"<name-33>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,5,5,10009
        """
      And the server holds in "/home/uftp" just
        """
        /home/uftp/<name-200>: 10000
        /home/uftp/b: 10001
        /home/uftp/<name-255>: 10002
        /home/uftp/cd: 10003
        /home/uftp/<name-128>: 10004
        /home/uftp/e: 10005
        /home/uftp/<name-64>.txt: 10006
        /home/uftp/f.t: 10007
        /home/uftp/<name-254>: 10008
        /home/uftp/<name-33>: 10009
        """

  Rule: large files, and questions while a file comes

    @MFTPRETR-264 @R3.10-40 @R3.10-39 @R3.10-31 @R3.12-44 @R5-36 @needs-files @boundary @D02 @D04 @D24 @D25
    Scenario Outline: A file of <bytes> bytes goes to a local file and back to the server, or the failure is reported
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in
      And the server has the file "/home/uftp/large.bin" with the payload "pattern-<bytes>"
      And the module has no local file "/usr/large.bin"
      When the host sends AT+MFTPRETR=0,"large.bin","/usr/large.bin"
      Then the command fails as storage, or succeeds and the local file "/usr/large.bin" comes back to the server as "back.bin" with the payload "pattern-<bytes>"

      Examples:
        | bytes  |
        | 204800 |
        | 262144 |

    @MFTPRETR-267 @R3.10-40 @R3.10-39 @R3.10-31 @R5-36 @needs-files @boundary @D04 @D24 @D25
    Scenario Outline: A file of <bytes> bytes goes to a local file, or the failure is reported
      Given channel 5 is set to "local_fs" 1
      And channel 5 is logged in
      And the server has the file "/home/uftp/large.bin" with the payload "pattern-<bytes>"
      And the module has no local file "/usr/large.bin"
      When the host sends AT+MFTPRETR=5,"large.bin","/usr/large.bin"
      Then the command fails as storage, or succeeds and <bytes> bytes were stored
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"/home/uftp"
        """

      Examples:
        | bytes   |
        | 1048576 |
        | 3145728 |

    @MFTPRETR-265 @R3.10-43 @R3.10-41 @R3.13-25 @D04 @D05 @D27 @D52
    Scenario: Questions and settings of other channels while a file comes
      Given channel 0 is logged in
      And the server has the file "/home/uftp/y.bin" with the payload "text-300"
      And the server holds the next download open after 50 bytes
      When the host sends AT+MFTPRETR=0,"y.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      And channel 1 is in state 0
      When the host sends AT+MFTPCFG=1,"rsptimeout",9
      Then the module answers
        """
        OK
        """
      And channel 5 is in state 0
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/y.bin" on channel 0
      When the host sends AT+MFTPRETR=0,"y.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/y.bin" on channel 0

    @MFTPRETR-266 @R3.10-43 @R3.10-12 @R5-04 @D05 @D24 @D27
    Scenario Outline: A download is whole, whatever is sent to its channel meanwhile: <line>
      Given channel 3 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/y.bin" with the payload "text-3000"
      And the server has the file "/home/uftp/a.txt" with the payload "pattern-5"
      And the server holds the next download open after 600 bytes
      When the host sends AT+MFTPRETR=3,"y.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 3 is open at the server
      When the host sends <line>
      Then the command is refused as busy
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/y.bin" on channel 3
      And a command that was queued succeeds exactly if <done>

      Examples:
        | key  | line                    | done                                        |
        | PWD  | AT+MFTPPWD=3            | the server session of channel 3 is open     |
        | RETR | AT+MFTPRETR=3,"a.txt"   | the server session of channel 3 is open     |
        | MKD  | AT+MFTPMKD=3,"new"      | the server holds the directory "/home/uftp/new" |

    @MFTPRETR-268 @R3.10-43 @R3.10-41 @D04 @D05 @D27
    Scenario: The result of another channel comes between two parts of a download
      Given channel 0 is logged in
      And channel 5 is logged in
      And the server has the file "/home/uftp/y.bin" with the payload "text-3000"
      And the server holds the next download open after 1500 bytes
      When the host sends AT+MFTPRETR=0,"y.bin"
      Then the module answers
        """
        OK
        """
      And a transfer of channel 0 is open at the server
      When the host sends AT+MFTPMKD=5,"new"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPMKD: 5,0
        """
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/y.bin" on channel 0
      And the server holds the directory "/home/uftp/new"

    @MFTPRETR-269 @R3.10-12 @R3.10-40 @R3.1-42 @slow @D04 @D05 @D54
    Scenario: A download that lasts longer than "rsptimeout" is whole
      Given channel 2 is set to "rsptimeout" 2
      And channel 2 is logged in
      And the server has the file "/home/uftp/a.bin" with the payload "pattern-6000"
      And the server sends 1500 bytes a second of the next download
      When the host sends AT+MFTPRETR=2,"a.bin"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.bin" on channel 2

    @MFTPRETR-270 @R3.10-12 @R3.10-13 @R3.4-13 @D04 @D05 @D24 @D25 @D27 @error
    Scenario Outline: The end of a download that comes <seconds> s late is not the answer to the next command
      Given channel 1 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/a.txt" with
        """
        12345
        """
      And the server ends RETR after <seconds> s
      When the host sends AT+MFTPRETR=1,"a.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/a.txt" on channel 1
      When the host sends AT+MFTPCWD=1,"/none"
      Then the command fails as any
      When the host sends AT+MFTPPWD=1
      Then the command succeeds

      Examples:
        | seconds |
        | 1       |
        | 2       |

    @MFTPRETR-271 @R3.10-40 @R3.10-41 @R3.10-36 @tour @D04 @D05
    Scenario: Names with numbers and brackets of every sort
      Given channel 2 is logged in with home "/home/uftp"
      And the server has
        """
        /home/uftp/a(2).txt: 1234567890
        /home/uftp/b[3].txt: 1234567890a
        /home/uftp/c{4}.txt: 1234567890ab
        /home/uftp/d_5_6.txt: 1234567890abc
        /home/uftp/7.8: 1234567890abcd
        /home/uftp/e#1: 1234567890abcde
        /home/uftp/f~9: 1234567890abcdef
        /home/uftp/g=1: 1234567890abcdefg
        /home/uftp/h:3: 1234567890abcdefgh
        /home/uftp/i@5: 1234567890abcdefghi
        /home/uftp/j 6: 1234567890abcdefghij
        /home/uftp/k-7: 1234567890abcdefghijk
        """
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRETR=2,"a(2).txt"
        AT+MFTPRETR=2,"b[3].txt"
        AT+MFTPRETR=2,"c{4}.txt"
        AT+MFTPRETR=2,"d_5_6.txt"
        AT+MFTPRETR=2,"7.8"
        AT+MFTPRETR=2,"e#1"
        AT+MFTPRETR=2,"f~9"
        AT+MFTPRETR=2,"g=1"
        AT+MFTPRETR=2,"h:3"
        AT+MFTPRETR=2,"i@5"
        AT+MFTPRETR=2,"j 6"
        AT+MFTPRETR=2,"k-7"
        """
      Then the server session of channel 2 is open

    @MFTPRETR-273 @R3.10-28 @R3.10-41 @needs-files @tour @D04 @D05
    Scenario: Long names at the server and in the module beside each other
      Given channel 1 is set to "local_fs" 1
      And channel 1 is logged in
      And the server has
        """
        /home/uftp/<name-255>: 12345
        /home/uftp/<name-200>: 678
        """
      And the module has no local file "/usr/<name-50>"
      When these lines are sent in turn, and each of them succeeds
        """
        AT+MFTPRETR=1,"<name-255>","/usr/<name-50>"
        AT+MFTPRETR=1,"<name-200>","/usr/<name-50>"
        """
      Then the module holds the local file "/usr/<name-50>" with
        """
        678
        """

    @MFTPRETR-274 @R3.10-28 @needs-files @D04 @D05
    Scenario: A local file of 200,000 bytes is replaced 24 times, and there is room for it each time
      Given channel 0 is set to "local_fs" 1
      And channel 0 is logged in with home "/home/uftp"
      And the server has the file "/home/uftp/big.bin" with the payload "pattern-200000"
      And the module has no local file "/usr/r.bin"
      When these lines are sent 24 times, and each of them succeeds
        """
        AT+MFTPRETR=0,"big.bin","/usr/r.bin"
        """
      Then the local file "/usr/r.bin" comes back to the server as "back.bin" with the payload "pattern-200000"

  Rule: what is refused or fails leaves everything as it was

    @MFTPRETR-290 @R3.10-13 @R3.10-12 @R5-30 @D24 @D25 @D66 @D72 @error
    Scenario Outline: A directory is no file: <name>
      Given channel 4 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPRETR=4,<name>
      Then the command fails as any
      When the host sends AT+MFTPRETR=4,<name>,,1
      Then the command fails as any
      When the host sends AT+MFTPRETR=4,<name>,,0,5
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPRETR=4,"old.txt"
      Then the module answers
        """
        OK
        """
      And the module delivers the file "/home/uftp/old.txt" on channel 4

      Examples:
        | key            | name               |
        | empty          | "d"                |
        | full           | "full"             |
        | slash          | "full/"            |
        | absolute       | "/home/uftp/full"  |
        | absolute-slash | "/home/uftp/full/" |
        | here           | "."                |
        | above          | ".."               |
        | above-slash    | "../"              |
        | root           | "/"                |

    @MFTPRETR-291 @R3.10-13 @R3.10-12 @R3.10-28 @R5-30 @needs-files @D13 @D24 @D25 @D66 @D72 @error
    Scenario Outline: A directory is no file, and none comes to a local one: <name>
      Given channel 5 is set to "local_fs" 1
      And channel 5 is logged in with home "/home/uftp"
      And the server has
        """
        /home/other/x.txt: x
        /home/uftp/d/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPRETR=5,<name>,"/usr/k.txt"
      Then the command fails as any
      And the server holds in "/home" just
        """
        /home/other/
        /home/other/x.txt: x
        /home/uftp/
        /home/uftp/d/
        /home/uftp/full/
        /home/uftp/full/b.txt: bbb
        /home/uftp/old.txt: old
        """
      When the host sends AT+MFTPRETR=5,"old.txt","/usr/k.txt"
      Then the command succeeds
      And the module holds the local file "/usr/k.txt" with
        """
        old
        """

      Examples:
        | key            | name               |
        | empty          | "d"                |
        | full           | "full"             |
        | slash          | "full/"            |
        | absolute-slash | "/home/uftp/full/" |
        | root           | "/"                |
