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
      And the server has the file "/home/uftp/data.bin" with the payload "<payload>"
      When the host sends AT+MFTPRETR=0,"data.bin","/usr/data.bin"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPRETR: 0,0,<size of /home/uftp/data.bin>,<size of /home/uftp/data.bin>
        """
      And the module holds the local file "/usr/data.bin" with the payload "<payload>"

      Examples:
        | payload   | class                                   |
        | all-bytes | all 256 byte values                     |
        | hostile   | answers, notices, ctrl+z and NUL inside |
        | pluses    | +++ inside                              |
        | lines     | line ends of three kinds                |
        | edges     | OK, a long run and a blank at the end   |

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

    @MFTPRETR-083 @R3.10-13 @D25 @D65 @D66 @error
    Scenario: A data connection that breaks in the middle
      Given channel 0 is logged in
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-100000"
      And the server resets the data connection after 20000 bytes
      When the host sends AT+MFTPRETR=0,"data.bin"
      Then the command fails as network error

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

    @MFTPRETR-131 @R3.10-43 @R3.3-24 @D03 @D05 @D27
    Scenario: Channel 1 is disconnected during a download of channel 0
      Given channel 0 is logged in with home "/home/uftp"
      And channel 1 is logged in with home "/home/other"
      And the server has the file "/home/uftp/data.bin" with the payload "pattern-3000"
      And the server holds the next transfer open
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
      When the server lets the transfer go on
      Then the module delivers the file "/home/uftp/data.bin" on channel 0
      And the module reports
        """
        +MFTPDISC: 1,0
        """
      And the module may report the end of connection 1
      And the server session of channel 1 is over

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

  Rule: a name is a name, whatever it looks like

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
