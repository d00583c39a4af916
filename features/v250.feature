@clause-V.250
Feature: What ITU-T V.250 says and the manual does not
  # Recorded for the host's programmer. V250-003 alone can fail: it asks what §2.1 asks too.

  @V250-001 @RV.250-01
  Scenario: ATV1 asks for results in words
    When the host sends ATV1
    Then whatever the module answers is recorded

  @V250-002 @RV.250-02
  Scenario: ATQ0 asks for results
    When the host sends ATQ0
    Then whatever the module answers is recorded

  @V250-003 @RV.250-03
  Scenario: A/ repeats the line before
    When the host sends AT
    Then the module answers
      """
      OK
      """
    When the host sends the bytes A/
    Then whatever the module answers is recorded

  @V250-004 @RV.250-04
  Scenario: Two commands on one line
    When the host sends AT+MFTPSTATE=0;+MFTPSTATE=1
    Then whatever the module answers is recorded

  @V250-005 @RV.250-05
  Scenario: A backspace in a line
    When the host sends the bytes AX<x08>T<CR>
    Then whatever the module answers is recorded

  @V250-006 @RV.250-06
  Scenario: Spaces in a line
    When the host sends AT + MFTPSTATE = 0
    Then whatever the module answers is recorded

  @V250-007 @RV.250-07
  Scenario: A line feed after the carriage return
    When the host sends the bytes AT<CR><LF>
    Then whatever the module answers is recorded

  @V250-008 @RV.250-08 @D67
  Scenario: A line without AT
    When the host sends the bytes hello<CR>
    Then whatever the module answers is recorded
