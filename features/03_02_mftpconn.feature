@clause-3.2
Feature: AT+MFTPCONN connects a channel and logs in

  Rule: the examples

    @MFTPCONN-001 @R3.2-05 @R3.2-06 @R3.2-23 @needs-ipv6 @D47
    Scenario: A server is reached by its IPv6 address
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=0,"<ipv6 host>","<user>","<password>",<ipv6 port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <user> with <password>

    @MFTPCONN-002 @R3.2-23 @R3.2-29 @R3.2-34 @R3.2-39 @example @needs-ipv6 @needs-privileged-port @D47
    Scenario: Address alone: no user name, no password, port 21
      Given the server admits anonymous users
      When the host sends AT+MFTPCONN=0,"<ipv6 host>"
      Then the command succeeds exactly if the server saw 1 login

    @MFTPCONN-003 @R3.2-05 @R3.2-06 @R3.2-12 @R3.2-21 @R3.2-28 @R3.2-33 @R3.2-38 @example @smoke
    Scenario: Channel 1 is connected with user name and password
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      And the server saw a login of channel 1 as <user> with <password>
      And the server session of channel 1 is open

  Rule: the test form

    @MFTPCONN-010 @R3.2-01 @R3.2-02 @R3.2-03 @R3.2-20 @D22 @D61
    Scenario: Channels and ports, four commas apart
      When the host sends AT+MFTPCONN=?
      Then the module answers
        """
        +MFTPCONN: (0-5),,,,(0-65535)
        OK
        """

  Rule: result code 0 means connected and logged in

    @MFTPCONN-020 @R3.2-12 @R3.13-22
    Scenario: A connected channel is in state 1
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """

    @MFTPCONN-021 @R3.2-28 @R3.2-33
    Scenario Outline: User name and password arrive as they were given: <class>
      Given the account "<account>" with the password "<secret>"
      When the host sends AT+MFTPCONN=0,"<host>","<account>","<secret>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <account> with <secret>

      Examples:
        | key      | account          | secret          | class                      |
        | short    | a                | b               | one letter each            |
        | spaces   | module user      | pass word       | with spaces                |
        | signs    | user@lab.example | p-w_d!#%&()=+;: | with signs                 |
        | commas   | last,first       | a,b,c           | with commas                |
        | capitals | UftpUser         | PassWord        | capitals and small letters |

    @MFTPCONN-022 @R3.2-22 @needs-host-name
    Scenario: A server is reached by its name
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=0,"<host name>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <user> with <password>

    @MFTPCONN-023 @R3.2-39 @needs-privileged-port
    Scenario: Without a port the server is asked on port 21
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <user> with <password>

    @MFTPCONN-024 @R3.2-12 @R3.2-34 @needs-privileged-port @D47
    Scenario: A password may be left out
      Given the server admits anonymous users
      When the host sends AT+MFTPCONN=0,"<host>","anonymous"
      Then the command succeeds exactly if the server saw 1 login

    @MFTPCONN-026 @R3.2-38 @needs-privileged-port @error
    Scenario: The port that was given is asked, though a server listens on port 21
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      Given a port that refuses
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as network error
      And the server saw 1 login

    @MFTPCONN-025 @R3.2-12 @R3.2-29 @R3.2-34 @D47
    Scenario: An empty user name and an empty password
      Given the server admits anonymous users
      When the host sends AT+MFTPCONN=0,"<host>","","",<port>
      Then the command succeeds exactly if the server saw 1 login

  Rule: <connect_id> is an integer from 0 to 5

    @MFTPCONN-030 @R3.2-08 @D55 @boundary
    Scenario Outline: Channel <id> is accepted
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=<id>,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: <id>,0
        """
      And the server saw a login of channel <id> as <user> with <password>

      Examples:
        | id |
        | 0  |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPCONN-031 @R3.2-09 @R3.2-07 @R5-01 @D63 @boundary @error
    Scenario Outline: Channel <id> (<class>) is refused
      When the host sends AT+MFTPCONN=<id>,"<host>"
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | id         | class                |
        | 6          | maximum + 1          |
        | 10         | two digits           |
        | 256        | 0 in eight bits      |
        | 4294967296 | 0 in thirty-two bits |

    @MFTPCONN-032 @R3.2-10 @D63 @boundary @error
    Scenario Outline: A channel that is <class> is refused
      When the host sends AT+MFTPCONN=<id>,"<host>"
      Then the command is refused as malformed
      And the server received nothing

      Examples:
        | key    | id  | class                |
        | minus  | -1  | minimum - 1          |
        | letter | A   | a letter             |
        | none   |     | missing              |
        | mixed  | 0x  | followed by a letter |
        | point  | 0.5 | a fraction           |

    @MFTPCONN-090 @R3.2-10 @D63
    Scenario: A channel in quotes is refused, or taken as it is meant
      When the host sends AT+MFTPCONN="0","<host>"
      Then the command is refused as malformed, or taken as it is meant

    @MFTPCONN-033 @D63 @boundary @error
    Scenario Outline: A command with <class> is refused
      Given the account <user> with home "/home/uftp"
      When the host sends <line>
      Then the command is refused as malformed
      And the server received nothing

      @R3.2-27
      Examples:
        | key        | line           | class         |
        | no-host    | AT+MFTPCONN=0  | no host       |
        | empty-host | AT+MFTPCONN=0, | an empty host |

      @R3.2-43
      Examples:
        | key         | line                                            | class            |
        | port-letter | AT+MFTPCONN=0,"<host>","<user>","<password>",A  | a letter as port |
        | port-minus  | AT+MFTPCONN=0,"<host>","<user>","<password>",-1 | a negative port  |

      @R3.2-14
      Examples:
        | key     | line                                                  | class                |
        | surplus | AT+MFTPCONN=0,"<host>","<user>","<password>",<port>,1 | a parameter too many |

    @MFTPCONN-091 @D63
    Scenario Outline: A command with <class> is refused, or taken as it is meant
      Given the account <user> with home "/home/uftp"
      When the host sends <line>
      Then the command is refused as malformed, or taken as it is meant

      @R3.2-24
      Examples:
        | key       | line                                              | class                 |
        | bare-host | AT+MFTPCONN=0,<host>,"<user>","<password>",<port> | a host without quotes |

      @R3.2-30
      Examples:
        | key       | line                                              | class                      |
        | bare-user | AT+MFTPCONN=0,"<host>",<user>,"<password>",<port> | a user name without quotes |

      @R3.2-35
      Examples:
        | key           | line                                              | class                     |
        | bare-password | AT+MFTPCONN=0,"<host>","<user>",<password>,<port> | a password without quotes |

      @R3.2-43
      Examples:
        | key         | line                                                  | class            |
        | port-string | AT+MFTPCONN=0,"<host>","<user>","<password>","<port>" | a port in quotes |

  Rule: strings have at most 255 bytes, the port is at most 65535

    @MFTPCONN-040 @R3.2-25 @D50 @boundary
    Scenario: A host of 255 bytes is taken
      When the host sends AT+MFTPCONN=0,"<name-255>","u","p",21
      Then the parameters are accepted

    @MFTPCONN-041 @R3.2-31 @R3.2-28 @D50 @boundary
    Scenario: A user name of 255 bytes is taken and sent
      Given the account "<name-255>" with the password "secret"
      When the host sends AT+MFTPCONN=0,"<host>","<name-255>","secret",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <name-255> with secret

    @MFTPCONN-042 @R3.2-36 @R3.2-33 @D50 @boundary
    Scenario: A password of 255 bytes is taken and sent
      Given the account "longpass" with the password "<name-255>"
      When the host sends AT+MFTPCONN=0,"<host>","longpass","<name-255>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as longpass with <name-255>

    @MFTPCONN-043 @D50 @D63 @boundary @error
    Scenario Outline: A <what> of 256 bytes is refused
      Given the account <user> with home "/home/uftp"
      When the host sends <line>
      Then the command is refused as too long
      And nothing of what is too long takes effect at the server

      @R3.2-26
      Examples:
        | what | line                                                    |
        | host | AT+MFTPCONN=0,"<name-256>","<user>","<password>",<port> |

      @R3.2-32
      Examples:
        | what     | line                                                    |
        | username | AT+MFTPCONN=0,"<host>","<name-256>","<password>",<port> |

      @R3.2-37
      Examples:
        | what     | line                                                |
        | password | AT+MFTPCONN=0,"<host>","<user>","<name-256>",<port> |

    @MFTPCONN-044 @R3.2-40 @boundary
    Scenario: Port 65535 is taken
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",65535
      Then the parameters are accepted

    @MFTPCONN-045 @R3.2-41 @R3.2-07 @R5-01 @D48 @D63 @boundary @error
    Scenario Outline: Port <number> (<class>) is refused
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<number>
      Then the command is refused as out of range
      And the server received nothing

      Examples:
        | number     | class                 |
        | 65536      | maximum + 1           |
        | 65557      | 21 in sixteen bits    |
        | 4294967317 | 21 in thirty-two bits |

    @MFTPCONN-049 @D47
    Scenario Outline: <class> may be left out
      When the host sends <line>
      Then the parameters are accepted

      @R3.2-29 @R3.2-34 @R3.2-39
      Examples:
        | key  | class                        | line                   |
        | user | User name, password and port | AT+MFTPCONN=0,"<host>" |

      @R3.2-34 @R3.2-39
      Examples:
        | key      | class             | line                            |
        | password | Password and port | AT+MFTPCONN=0,"<host>","<user>" |

      @R3.2-39
      Examples:
        | key  | class    | line                                         |
        | port | The port | AT+MFTPCONN=0,"<host>","<user>","<password>" |

    @MFTPCONN-048 @D70 @boundary
    Scenario Outline: <class> stands for the default, or is refused
      Given the server admits anonymous users
      When the host sends <line>
      Then the command succeeds exactly if the server saw 1 login

      @R3.2-29 @R3.2-34
      Examples:
        | key  | class                           | line                            |
        | user | An empty user name and password | AT+MFTPCONN=0,"<host>",,,<port> |

      @R3.2-34
      Examples:
        | key      | class             | line                                       |
        | password | An empty password | AT+MFTPCONN=0,"<host>","anonymous",,<port> |

      @R3.2-39 @needs-privileged-port
      Examples:
        | key  | class         | line                                        |
        | port | An empty port | AT+MFTPCONN=0,"<host>","anonymous","guest", |

    @MFTPCONN-046 @R3.2-42 @D48 @boundary
    Scenario: Port 0 leads nowhere: it is refused, or the connection fails
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",0
      Then the command is refused

  Rule: a connection that could not be made leaves nothing behind

    @MFTPCONN-060 @R3.2-13 @R3.2-44 @R5-30 @D24 @D25 @error
    Scenario: A wrong password is a failure of the server, and the channel stays unconnected
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=0,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @MFTPCONN-061 @R3.2-13 @D24 @D25 @error
    Scenario: A user name that the server does not know
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=0,"<host>","nobody","<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @MFTPCONN-062 @R3.2-44 @D65 @error
    Scenario: After a wrong password the right one connects
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=0,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <user> with <password>

    @MFTPCONN-063 @R3.2-44 @D65 @error
    Scenario: After a port that refuses the right one connects
      Given channel 1 is logged in with home "/home/uftp"
      And a port that refuses
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as network error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """
      When the server is itself again
      And the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <user> with <password>

  Rule: a channel that is connected

    @MFTPCONN-065 @R3.2-45 @R5-04 @D49
    Scenario: A second AT+MFTPCONN is refused, or connects anew
      Given channel 0 is logged in
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command is refused as already connected, or connects anew
      And the server has at most one open session

    @MFTPCONN-066 @R3.2-45 @D49
    Scenario: After a second AT+MFTPCONN the channel still works
      Given channel 0 is logged in
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command is refused as already connected, or connects anew
      And channel 0 still works, or has lost its connection to a connect that failed

    @MFTPCONN-171 @R3.2-45 @R3.11-50 @D27 @D42 @D49
    Scenario: A second AT+MFTPCONN beside another channel's upload is refused, or connects anew
      Given channel 0 is logged in
      And channel 1 is logged in
      When the host sends AT+MFTPAPPE=0,"a.txt",0,5,"12345"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
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
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the command is refused as already connected, or connects anew
      When the host sends AT+MFTPAPPE=0,"a.txt",1,5,"67890"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPAPPE: 0,0,5
        """
      And the server holds the file "/home/uftp/a.txt" with
        """
        1234567890
        """

  Rule: channels are connected each on its own

    @MFTPCONN-070 @R3.2-46
    Scenario: A second channel leaves the first where it is
      Given channel 0 is logged in with home "/home/uftp"
      And channel 0 works in "/home/uftp/test"
      And channel 1 is logged in with home "/home/other"
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp/test"
        """
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/other"
        """

    @MFTPCONN-071 @R3.2-47 @R3.5-25
    Scenario: Six channels are connected at the same time, each in its own directory
      Given the account <user> with home "/home/c0"
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      Given the account <user> with home "/home/c1"
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 1,0
        """
      Given the account <user> with home "/home/c2"
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      Given the account <user> with home "/home/c3"
      When the host sends AT+MFTPCONN=3,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      Given the account <user> with home "/home/c4"
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 4,0
        """
      Given the account <user> with home "/home/c5"
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 5,0
        """
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/c0"
        """
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/c1"
        """
      When the host sends AT+MFTPPWD=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 2,0,"/home/c2"
        """
      When the host sends AT+MFTPPWD=3
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 3,0,"/home/c3"
        """
      When the host sends AT+MFTPPWD=4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 4,0,"/home/c4"
        """
      When the host sends AT+MFTPPWD=5
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 5,0,"/home/c5"
        """

  Rule: what was used before is not used again

    @MFTPCONN-100 @R3.2-33 @R3.2-13 @D03 @D24 @D25 @error
    Scenario: A wrong password after the right one is refused: the right one is not remembered
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
      When the host sends AT+MFTPCONN=0,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

    @MFTPCONN-101 @R3.2-28 @R3.2-33 @D03
    Scenario: Another user after the first one
      Given channel 2 is logged in with home "/home/first"
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
      Given the account "second" with the password "two-2"
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      And the server saw a login of channel 2 as second with two-2
      When the host sends AT+MFTPPWD=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 2,0,"/home/uftp"
        """

    @MFTPCONN-102 @R3.5-20 @D03
    Scenario Outline: A new connection of channel <id> begins in the home directory
      Given channel <id> is logged in with home "/home/uftp"
      And the server has the directory "/home/uftp/test"
      When the host sends AT+MFTPCWD=<id>,"/home/uftp/test"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCWD: <id>,0
        """
      When the host sends AT+MFTPDISC=<id>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPDISC: <id>,0
        """
      And the module may report the end of connection <id>
      When the host sends AT+MFTPCONN=<id>,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: <id>,0
        """
      When the host sends AT+MFTPPWD=<id>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <id>,0,"/home/uftp"
        """

      Examples:
        | id |
        | 0  |
        | 3  |
        | 5  |

    @MFTPCONN-103 @R3.2-44 @R3.2-46 @D24 @D25 @error
    Scenario Outline: A login of channel <one> that is refused leaves channel <other> alone
      Given channel <other> is logged in with home "/home/other"
      And the account <user> with home "/home/other"
      When the host sends AT+MFTPCONN=<one>,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPPWD=<other>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: <other>,0,"/home/other"
        """

      Examples:
        | one | other |
        | 0   | 1     |
        | 1   | 0     |
        | 5   | 2     |

    @MFTPCONN-104 @R3.2-44 @D24 @D25 @D65 @error
    Scenario Outline: On channel <id> the right password connects after a wrong one
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=<id>,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPCONN=<id>,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: <id>,0
        """
      And the server saw a login of channel <id> as <user> with <password>

      Examples:
        | id |
        | 1  |
        | 2  |
        | 3  |
        | 4  |
        | 5  |

    @MFTPCONN-105 @R3.2-46 @R3.2-47 @D27
    Scenario: Two channels are connected at the same time
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPCONN: 0,0
        +MFTPCONN: 1,0
        """
      And the server saw 2 logins
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """

    @MFTPCONN-106 @R3.2-12 @R3.2-47 @D03
    Scenario: Channel 0 is connected again and again
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
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
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
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
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
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
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
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
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
      And the server has one open session

  Rule: a server that does not play along

    @MFTPCONN-110 @R3.2-13 @R3.2-44 @R5-30 @D24 @D25 @error
    Scenario Outline: <verb> is answered with <reply>
      Given the account <user> with home "/home/uftp"
      And channel 0 is set to "rsptimeout" 2
      And the server answers <verb> with <reply>
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """

      Examples:
        | key      | verb | reply                    |
        | user-421 | USER | 421 Too many users       |
        | user-500 | USER | 500 What is that         |
        | user-530 | USER | 530 Not you              |
        | pass-332 | PASS | 332 An account is needed |
        | pass-421 | PASS | 421 Going down           |
        | pass-503 | PASS | 503 User first           |
        | pass-530 | PASS | 530 Not you              |
        | pass-532 | PASS | 532 An account is needed |

    @MFTPCONN-111 @R3.2-12 @D64
    Scenario: A server that greets after a second is waited for
      Given the account <user> with home "/home/uftp"
      And the server greets after 1 second
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <user> with <password>

  Rule: user name and password arrive as they are written

    @MFTPCONN-160 @R3.2-28 @D50
    Scenario Outline: A user name with <class>
      Given the account <name> with the password "secret"
      When the host sends AT+MFTPCONN=0,"<host>",<name>,"secret",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """

      Examples:
        | key         | name       | class                         |
        | zeros       | "007"      | zeros in front                |
        | blank-first | " a.txt"   | a blank in front              |
        | blank-last  | "a.txt "   | a blank at the end            |
        | blanks      | "a  b.txt" | two blanks                    |
        | semicolon   | "a;b.txt"  | a semicolon                   |
        | dot-last    | "a.b."     | a dot at the end              |
        | dot-first   | ".a.txt"   | a dot in front                |
        | plus        | "a+b.txt"  | a plus sign                   |
        | percent     | "a%41.txt" | a percent sign and two digits |
        | capitals    | "New.TXT"  | capitals                      |
        | comma       | "a,b.txt"  | a comma                       |

    @MFTPCONN-161 @R3.2-33 @D50
    Scenario Outline: A password with <class>
      Given the account "somebody" with the password <name>
      When the host sends AT+MFTPCONN=0,"<host>","somebody",<name>,<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """

      Examples:
        | key         | name       | class                         |
        | zeros       | "007"      | zeros in front                |
        | blank-first | " a.txt"   | a blank in front              |
        | blank-last  | "a.txt "   | a blank at the end            |
        | blanks      | "a  b.txt" | two blanks                    |
        | semicolon   | "a;b.txt"  | a semicolon                   |
        | dot-last    | "a.b."     | a dot at the end              |
        | dot-first   | ".a.txt"   | a dot in front                |
        | plus        | "a+b.txt"  | a plus sign                   |
        | percent     | "a%41.txt" | a percent sign and two digits |
        | capitals    | "New.TXT"  | capitals                      |
        | comma       | "a,b.txt"  | a comma                       |

    @MFTPCONN-162 @R3.2-33 @R2.1-02 @D51
    Scenario: The name of the command in small letters is unknown, or changes nothing in the password
      Given the account "Somebody" with the password "SECRET"
      When the host sends at+mftpconn=0,"<host>","Somebody","SECRET",<port>
      Then the command is unknown, or succeeds and the server saw a login of channel 0 as Somebody with SECRET

    @MFTPCONN-170 @R3.2-12 @D03
    Scenario: The thirtieth connection is as the first
      Given the account <user> with home "/home/uftp"
      When these lines are sent 30 times, and each of them succeeds
        """
        AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
        AT+MFTPDISC=0
        """
      Then the server saw 30 logins

  Rule: a channel has a life: what it was told before is over

    @MFTPCONN-200 @R3.2-28 @R3.2-33 @R3.2-06 @R3.2-12 @R3.2-13 @D03 @D24 @D25 @D50 @tour
    Scenario: User after user on one channel: names and passwords are long and short in turn, and none leaves an end behind
      Given the account "b" with the password "c"
      When the host sends AT+MFTPCONN=3,"<host>","b","c",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as b with c
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
      And the server session of channel 3 is over
      Given the account "user@host.example" with the password "p@ss:w/rd%&"
      When the host sends AT+MFTPCONN=3,"<host>","user@host.example","p@ss:w/rd%&",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as user@host.example with p@ss:w/rd%&
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
      And the server session of channel 3 is over
      Given the account "a" with the password "z"
      When the host sends AT+MFTPCONN=3,"<host>","a","z",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as a with z
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
      And the server session of channel 3 is over
      Given the account "longer-user-name-than-all-the-others-before" with the password "short"
      When the host sends AT+MFTPCONN=3,"<host>","longer-user-name-than-all-the-others-before","short",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as longer-user-name-than-all-the-others-before with short
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
      And the server session of channel 3 is over
      Given the account "us" with the password "a-secret-that-is-much-longer-than-the-one-before-it"
      When the host sends AT+MFTPCONN=3,"<host>","us","a-secret-that-is-much-longer-than-the-one-before-it",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as us with a-secret-that-is-much-longer-than-the-one-before-it
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
      And the server session of channel 3 is over
      Given the account "user/with%2Fslash&more" with the password "x"
      When the host sends AT+MFTPCONN=3,"<host>","user/with%2Fslash&more","x",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as user/with%2Fslash&more with x
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
      And the server session of channel 3 is over
      Given the account "c:d" with the password "e:f@g"
      When the host sends AT+MFTPCONN=3,"<host>","c:d","e:f@g",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as c:d with e:f@g
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
      And the server session of channel 3 is over
      Given the account "user@with:colon" with the password "q;r=s?t"
      When the host sends AT+MFTPCONN=3,"<host>","user@with:colon","q;r=s?t",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as user@with:colon with q;r=s?t
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
      And the server session of channel 3 is over
      Given the account "<name-255>" with the password "<name-255>"
      When the host sends AT+MFTPCONN=3,"<host>","<name-255>","<name-255>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as <name-255> with <name-255>
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
      And the server session of channel 3 is over
      Given the account "ab" with the password "cd"
      When the host sends AT+MFTPCONN=3,"<host>","ab","cd",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as ab with cd
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
      And the server session of channel 3 is over
      When the host sends AT+MFTPCONN=3,"<host>","us","cd",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=3
      Then the module answers
        """
        +MFTPSTATE: 3,0
        OK
        """
      When the host sends AT+MFTPCONN=3,"<host>","u","a-secret-that-is-much-longer-than-the-one-before-it",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=3
      Then the module answers
        """
        +MFTPSTATE: 3,0
        OK
        """
      When the host sends AT+MFTPCONN=3,"<host>","ab","c",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=3
      Then the module answers
        """
        +MFTPSTATE: 3,0
        OK
        """
      When the host sends AT+MFTPCONN=3,"<host>","ab","cde",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=3
      Then the module answers
        """
        +MFTPSTATE: 3,0
        OK
        """
      When the host sends AT+MFTPCONN=3,"<host>","b","c",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 3,0
        """
      And the server saw a login of channel 3 as b with c
      And the server saw 11 logins

    @MFTPCONN-201 @R3.2-13 @R3.2-29 @R3.2-34 @tour @D03 @D24 @D47 @D70 @error
    Scenario Outline: After a login with an account one without it does not use the account again: <line>
      Given the account "keeper" with the password "of-secrets"
      When the host sends AT+MFTPCONN=2,"<host>","keeper","of-secrets",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
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
      When the host sends <line>
      Then the command is refused
      And the server saw 1 login
      When the host sends AT+MFTPSTATE=2
      Then the module answers
        """
        +MFTPSTATE: 2,0
        OK
        """
      When the host sends AT+MFTPCONN=2,"<host>","keeper","of-secrets",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      And the server saw a login of channel 2 as keeper with of-secrets

      Examples:
        | key            | line                                      |
        | no-password    | AT+MFTPCONN=2,"<host>","keeper",,<port>   |
        | empty-password | AT+MFTPCONN=2,"<host>","keeper","",<port> |
        | neither        | AT+MFTPCONN=2,"<host>",,,<port>           |
        | both-empty     | AT+MFTPCONN=2,"<host>","","",<port>       |

    @MFTPCONN-202 @R3.2-44 @R3.2-13 @R3.2-46 @D03 @D24 @D25 @D65 @error @tour
    Scenario: Three logins that are refused, and the right one, on two channels in turn
      Given channel 1 is logged in with home "/home/c1"
      And the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=4,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=4
      Then the module answers
        """
        +MFTPSTATE: 4,0
        OK
        """
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>x",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=4
      Then the module answers
        """
        +MFTPSTATE: 4,0
        OK
        """
      When the host sends AT+MFTPCONN=4,"<host>","<user>","x",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=4
      Then the module answers
        """
        +MFTPSTATE: 4,0
        OK
        """
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 4,0
        """
      And the server saw a login of channel 4 as <user> with <password>
      When the host sends AT+MFTPSTATE=4
      Then the module answers
        """
        +MFTPSTATE: 4,1
        OK
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>x",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
        OK
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","x",<port>
      Then the command fails as server error
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,0
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
      And the server saw a login of channel 0 as <user> with <password>
      When the host sends AT+MFTPSTATE=0
      Then the module answers
        """
        +MFTPSTATE: 0,1
        OK
        """
      And the server saw 3 logins
      And channels 0 to 5 work in "/home/uftp /home/c1 - - /home/uftp -"

    @MFTPCONN-203 @R3.2-44 @R3.2-38 @R3.2-46 @D03 @D24 @D25 @D65 @error @tour
    Scenario: A host that does not resolve, a port that refuses, and the right ones in between
      Given channel 2 is logged in with home "/home/c2"
      And the account <user> with home "/home/uftp"
      And a host that does not resolve
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the command fails as DNS
      And channels 0 to 5 are in the states 0 0 1 0 0 0
      When the server is itself again
      And the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 5,0
        """
      And the server saw a login of channel 5 as <user> with <password>
      And channels 0 to 5 work in "- - /home/c2 - - /home/uftp"
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
      And the server session of channel 5 is over
      Given a port that refuses
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the command fails as network error
      And channels 0 to 5 are in the states 0 0 1 0 0 0
      When the server is itself again
      And the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 5,0
        """
      And the server saw a login of channel 5 as <user> with <password>
      And channels 0 to 5 work in "- - /home/c2 - - /home/uftp"
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
      And the server session of channel 5 is over
      Given a port that refuses
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the command fails as network error
      And channels 0 to 5 are in the states 0 0 1 0 0 0
      When the server is itself again
      And the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 5,0
        """
      And the server saw a login of channel 5 as <user> with <password>
      And channels 0 to 5 work in "- - /home/c2 - - /home/uftp"
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
      And the server session of channel 5 is over
      Given a host that does not resolve
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the command fails as DNS
      And channels 0 to 5 are in the states 0 0 1 0 0 0
      When the server is itself again
      And the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 5,0
        """
      And the server saw a login of channel 5 as <user> with <password>
      And channels 0 to 5 work in "- - /home/c2 - - /home/uftp"
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
      And the server session of channel 5 is over
      And the server saw 5 logins

    @MFTPCONN-204 @R3.2-47 @R3.2-12 @R3.2-46 @R3.3-20 @R3.3-24 @D03 @tour
    Scenario: Six channels are connected and disconnected twice, each time in another order
      Given the account <user> with home "/home/uftp"
      When the host sends AT+MFTPCONN=3,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the command succeeds
      And channels 0 to 5 work in "/home/uftp /home/uftp /home/uftp /home/uftp /home/uftp /home/uftp"
      When the host sends AT+MFTPDISC=0
      Then the command succeeds
      When the host sends AT+MFTPDISC=5
      Then the command succeeds
      When the host sends AT+MFTPDISC=2
      Then the command succeeds
      And channels 0 to 5 work in "- /home/uftp - /home/uftp /home/uftp -"
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPDISC=3
      Then the command succeeds
      When the host sends AT+MFTPDISC=1
      Then the command succeeds
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command succeeds
      And channels 0 to 5 work in "/home/uftp - - - /home/uftp /home/uftp"
      When the host sends AT+MFTPDISC=4
      Then the command succeeds
      When the host sends AT+MFTPDISC=0
      Then the command succeeds
      When the host sends AT+MFTPDISC=5
      Then the command succeeds
      And the server has no open session
      And channels 0 to 5 are in the states 0 0 0 0 0 0
      When the host sends AT+MFTPCONN=5,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=3,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=2,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
      Then the command succeeds
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command succeeds
      And channels 0 to 5 work in "/home/uftp /home/uftp /home/uftp /home/uftp /home/uftp /home/uftp"
      When the host sends AT+MFTPDISC=4
      Then the command succeeds
      When the host sends AT+MFTPDISC=1
      Then the command succeeds
      When the host sends AT+MFTPDISC=3
      Then the command succeeds
      When the host sends AT+MFTPDISC=0
      Then the command succeeds
      When the host sends AT+MFTPDISC=2
      Then the command succeeds
      When the host sends AT+MFTPDISC=5
      Then the command succeeds
      And the server has no open session
      And channels 0 to 5 are in the states 0 0 0 0 0 0
      And the server saw 14 logins

    @MFTPCONN-213 @R3.2-39 @needs-other-port @D03 @error
    Scenario Outline: Without a port channel <again> does not use that of channel <channel> before
      Given channel <channel> is logged in
      When the host sends AT+MFTPDISC=<channel>
      Then the command succeeds
      And the module may report the end of connection <channel>
      When the host sends AT+MFTPCONN=<again>,"<host>","<user>","<password>"
      Then the command succeeds or fails
      And the server saw 1 login

      Examples:
        | key   | channel | again |
        | same  | 0       | 0     |
        | other | 3       | 4     |

    @MFTPCONN-205 @R3.2-39 @R3.2-38 @needs-privileged-port @D03 @D24 @D25 @error @tour
    Scenario: A port that was given before is not asked where none is given
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
      Given a port that refuses
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the command fails as network error
      When the server is itself again
      And the host sends AT+MFTPCONN=0,"<host>","<user>","<password>"
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <user> with <password>
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
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",21
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw 3 logins

    @MFTPCONN-206 @R3.2-28 @R3.2-33 @R3.2-46 @R3.2-47 @D27 @tour
    Scenario: Three channels are connected at once, each with a user and a password of its own
      Given the account "first-user-with-a-long-name" with the password "one"
      And the account "b" with the password "a-long-word-of-the-second"
      And the account "third" with the password "33"
      When the host sends AT+MFTPCONN=0,"<host>","first-user-with-a-long-name","one",<port>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=3,"<host>","b","a-long-word-of-the-second",<port>
      Then the module answers
        """
        OK
        """
      When the host sends AT+MFTPCONN=5,"<host>","third","33",<port>
      Then the module answers
        """
        OK
        """
      And the module reports, in any order
        """
        +MFTPCONN: 0,0
        +MFTPCONN: 3,0
        +MFTPCONN: 5,0
        """
      And the server saw logins of the users "first-user-with-a-long-name b third"
      And channels 0 to 5 are in the states 1 0 0 1 0 1

  Rule: replies to a login may have many lines (RFC 959 §4.2)

    @MFTPCONN-210 @R3.2-12 @R3.2-28 @R3.2-33 @D65 @tour
    Scenario Outline: Replies of several lines whose inner lines have other codes, from a server like <make>
      Given the server behaves like "<make>"
      And the account <user> with home "/home/uftp"
      And the server greets in other words
        """
        220-Welcome to the server
          530 is not what this line says
        220-421 users were here before
        the 331st line of this greeting
        220 Ready
        """
      And the server answers USER in other words
        """
        331-Who are you
         230 you are not in yet
        331-530 of us have a password
        PASS word please
        331 Go on
        """
      And the server answers PASS in other words
        """
        230-You are in
         530 users are in
         331 passwords are too many
        230-421 is a number
        no line of this is an error 550
        230 That is all
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
      And the server saw a login of channel 1 as <user> with <password>
      When the host sends AT+MFTPPWD=1
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 1,0,"/home/uftp"
        """
      When the host sends AT+MFTPCONN=4,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 4,0
        """
      When the host sends AT+MFTPPWD=4
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 4,0,"/home/uftp"
        """
      And the server saw 2 logins
      And channels 0 to 5 are in the states 0 1 0 0 1 0

      Examples:
        | make   |
        | plain  |
        | halves |
        | bytes  |

    @MFTPCONN-211 @R3.2-12 @D65 @tour
    Scenario: A greeting and replies of 6 lines of 90 letters
      Given the account <user> with home "/home/uftp"
      And the server greets in other words
        """
        220-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        220-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        220-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        220-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        220-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        220 word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        """
      And the server answers USER in other words
        """
        331-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        331-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        331-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        331-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        331-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        331 word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        """
      And the server answers PASS in other words
        """
        230-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        230-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        230-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        230-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        230-word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
        230 word-001 word-002 word-003 word-004 word-005 word-006 word-007 word-008 word-009 word-010
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
      And the server saw a login of channel 0 as <user> with <password>
      When the host sends AT+MFTPPWD=0
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 0,0,"/home/uftp"
        """

    @MFTPCONN-212 @R3.2-13 @R3.2-44 @D24 @D25 @D65 @error @tour
    Scenario: A refusal of several lines whose inner lines speak of success
      Given the account <user> with home "/home/uftp"
      And the server answers PASS in other words
        """
        530-Not you
         230 is what others get
        530-220 accounts are known here
        530 Sorry
        """
      When the host sends AT+MFTPCONN=0,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      And channels 0 to 5 are in the states 0 0 0 0 0 0
      When the host sends AT+MFTPCONN=0,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 0,0
        """
      And the server saw a login of channel 0 as <user> with <password>

  Rule: the name anonymous is a name as others

    @MFTPCONN-214 @R3.2-33 @R3.2-12
    Scenario: The password that is given with the name anonymous is sent
      Given the account "anonymous" with the password "guest@field"
      When the host sends AT+MFTPCONN=2,"<host>","anonymous","guest@field",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: 2,0
        """
      And the server saw a login of channel 2 as anonymous with guest@field

    @MFTPCONN-215 @R3.2-12 @R3.2-28 @D65
    Scenario: Replies to a login with empty lines inside
      Given the account <user> with home "/home/uftp"
      And the server greets in other words
        """
        220-Welcome to the server

        It has been here for long

        220 Ready
        """
      And the server answers USER in other words
        """
        331-Who are you

        331 Go on
        """
      And the server answers PASS in other words
        """
        230-You are in


        230 That is all
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
      And the server saw a login of channel 2 as <user> with <password>
      When the host sends AT+MFTPPWD=2
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPPWD: 2,0,"/home/uftp"
        """

  Rule: a login that was refused is over

    @MFTPCONN-280 @R3.2-28 @R3.2-13 @R3.2-44 @D24 @D25 @error
    Scenario Outline: A refused login does not become one of an anonymous user
      Given the account <user> with home "/home/uftp"
      And the server admits anonymous users
      When the host sends AT+MFTPCONN=<id>,"<host>",<credentials>,<port>
      Then the command fails as server error
      And the server saw no login
      And the server has no open session
      And channel <id> is in state 0
      When the host sends AT+MFTPCONN=<id>,"<host>","<user>","<password>",<port>
      Then the module answers
        """
        OK
        """
      And the module reports
        """
        +MFTPCONN: <id>,0
        """
      And the server saw 1 login
      And the server saw a login of channel <id> as <user> with <password>

      Examples:
        | key      | id | credentials               |
        | password | 0  | "<user>","not-<password>" |
        | user     | 3  | "not-<user>","<password>" |
        | both     | 5  | "nobody","nothing"        |
        | longer   | 1  | "<user>","<password>1"    |

    @MFTPCONN-281 @R3.2-28 @R3.2-13 @R3.2-44 @D24 @D25 @security @error
    Scenario Outline: A refused login by <how> FTPS does not become one of an anonymous user
      Given the server requires <how> FTPS
      And the account <user> with home "/home/uftp"
      And the server admits anonymous users
      And channel 4 is set to "ssl" <mode>,0
      When the host sends AT+MFTPCONN=4,"<host>","<user>","not-<password>",<port>
      Then the command fails as server error
      And the server saw no login
      And the server saw neither user name nor password in plain text
      And channel 4 is in state 0

      @needs-implicit-ftps
      Examples:
        | how      | mode |
        | implicit | 1    |

      @needs-explicit-ftps
      Examples:
        | how      | mode |
        | explicit | 2    |

  Rule: a channel that is connected stays so, however many others come and go

    @MFTPCONN-216 @R3.2-46 @R3.2-12 @D03
    Scenario: Nine connections of another channel come and go, and two stand all the while
      Given channel 4 is logged in with home "/home/b"
      And channel 5 is logged in with home "/home/a"
      And the account <user> with home "/home/c"
      When these lines are sent 9 times, and each of them succeeds
        """
        AT+MFTPCONN=1,"<host>","<user>","<password>",<port>
        AT+MFTPDISC=1
        """
      Then the server session of channel 4 is open
      And the server session of channel 5 is open
      When the host sends AT+MFTPMKD=4,"m"
      Then the command succeeds
      When the host sends AT+MFTPMKD=5,"n"
      Then the command succeeds
      And channels 0 to 5 are in the states 0 0 0 0 1 1
      And the module stays silent
