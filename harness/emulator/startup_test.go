package emulator

import "testing"

// What the first lines of host programs ask, and what they find afterwards.
func TestStartUp(t *testing.T) {
	for _, tt := range []struct {
		name, send string
		want       []string
	}{
		{"signal", "AT+CSQ", []string{"+CSQ: 24,99", "OK"}},
		{"signal, test", "AT+CSQ=?", []string{"+CSQ: (0-31,99),(0-7,99)", "OK"}},
		{"operator", "AT+COPS?", []string{`+COPS: 0,0,"CHINA MOBILE",7`, "OK"}},
		{"operator, automatic", "AT+COPS=0", []string{"OK"}},
		{"registration", "AT+CEREG=2;+CEREG?", []string{`+CEREG: 2,1,"2B17","0A8C2501",7`, "OK"}},
		{"registration, three names", "AT+CREG=1;+CREG?;+CGREG?;+CEREG?", []string{"+CREG: 1,1", "+CGREG: 0,1", "+CEREG: 0,1", "OK"}},
		{"registration, out of range", "AT+CEREG=3", []string{"+CME ERROR: 50"}},
		{"context", `AT+CGDCONT=1,"IP","private.example";+CGDCONT?`, []string{`+CGDCONT: 1,"IP","private.example","10.81.41.101",0,0`, "OK"}},
		{"second context", `AT+CGDCONT=2,"IPV4V6","ims";+CGACT=1,2;+CGACT?;+CGPADDR=2`, []string{"+CGACT: 1,1", "+CGACT: 2,1", `+CGPADDR: 2,"10.81.41.102"`, "OK"}},
		{"context that the model lacks", "AT+CGACT=1,16", []string{"+CME ERROR: 50"}},
		{"context down", "AT+CGDCONT=1;+CGDCONT?", []string{"OK"}},
		{"rate", "AT+IPR=115200;+IPR?", []string{"+IPR: 115200", "OK"}},
		{"rate of no UART", "AT+IPR=14400", []string{"+CME ERROR: 50"}},
		{"multiplexer", "AT+CMUX=0", []string{"ERROR"}},
		{"identity", "AT+GMM;+GSN;+CGSN=1;+CIMI", []string{"generic", "866646051234567", `+CGSN: "866646051234567"`, "460001234567890", "OK"}},
		{"SIM", "AT+CPIN?;+ICCID", []string{"+CPIN: READY", "+ICCID: 89860012345678901234", "OK"}},
		{"basic commands", "AT&FE0&C1&D2&K0X4S0=0&W", []string{"OK"}},
		{"S0", "ATS0?", []string{"000", "OK"}},
		{"settings without consequence", "AT+CPSMS=0;+CEDRXS=0;+IFC=0,0;+CTZU=1;+CGEREP=2,1;+CMGF=1;+CMGF?", []string{"+CMGF: 1", "OK"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHost(t, Config{})
			h.do(tt.send, tt.want...)
		})
	}
}
