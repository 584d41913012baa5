package core

import (
	"strings"
	"testing"

	"github.com/ipfs/go-cid"
)

// A record that says both, or that links to the wrong kind of content, is refused: it could be read in two ways.
func TestSealedRecordsAreChecked(t *testing.T) {
	for name, bend := range map[string]func(map[string]record){
		"task with sealed part and prompt":   func(m map[string]record) { m[sealedTask].(*Task).Prompt = "x" },
		"task with sealed part and messages": func(m map[string]record) { m[sealedTask].(*Task).Messages = []Message{{"user", "x"}} },
		"task with sealed part and files":    func(m map[string]record) { m[sealedTask].(*Task).Files = []File{{"a", aCID, 1}} },
		"task with sealed part and stop":     func(m map[string]record) { m[sealedTask].(*Task).Params.Stop = []string{"x"} },
		"task with sealed part and format":   func(m map[string]record) { m[sealedTask].(*Task).Params.Format = &Format{FormatObject, ""} },
		"task with sealed part and bias":     func(m map[string]record) { m[sealedTask].(*Task).Params.LogitBias = []Bias{{1, 1}} },
		"format that is none":                func(m map[string]record) { m[askedTask].(*Task).Params.Format.Kind = "xml" },
		"object with text":                   func(m map[string]record) { m[askedTask].(*Task).Params.Format.Kind = FormatObject },
		"grammar without text":               func(m map[string]record) { m[askedTask].(*Task).Params.Format = &Format{FormatGrammar, ""} },
		"grammar that is too long":           func(m map[string]record) { m[askedTask].(*Task).Params.Format.Text = strings.Repeat("a", MaxFormat+1) },
		"biases out of order":                func(m map[string]record) { m[askedTask].(*Task).Params.LogitBias[1].Token = 7 },
		"bias of nothing":                    func(m map[string]record) { m[askedTask].(*Task).Params.LogitBias[1].Bias = 0 },
		"bias beyond the limit":              func(m map[string]record) { m[askedTask].(*Task).Params.LogitBias[1].Bias = 101 },
		"biases of none":                     func(m map[string]record) { m[askedTask].(*Task).Params.LogitBias = []Bias{} },
		"min p of 0":                         func(m map[string]record) { m[askedTask].(*Task).Params.MinP = new(float64) },
		"envelope link of a file":            func(m map[string]record) { m[sealedTask].(*Task).Sealed.Envelope = aCID },
		"judge that is no address":           func(m map[string]record) { m[sealedTask].(*Task).Sealed.Judges[0] = []byte{1} },
		"payload that is a record":           func(m map[string]record) { m[TypeEnvelope].(*Envelope).Payload = aRecord },
		"envelope without header":            func(m map[string]record) { m[TypeEnvelope].(*Envelope).Header = []byte{} },
		"short commitment":                   func(m map[string]record) { m[TypeEnvelope].(*Envelope).Commitment = []byte{1} },
		"negative size":                      func(m map[string]record) { m[TypeEnvelope].(*Envelope).Size = -1 },
		"question with both inputs":          func(m map[string]record) { m[TypeQuestion].(*Question).Prompt = "x" },
		"question without reply":             func(m map[string]record) { m[TypeQuestion].(*Question).Reply = []string{} },
		"files without key":                  func(m map[string]record) { m[TypeQuestion].(*Question).Key = "" },
		"card without recipient":             func(m map[string]record) { m[TypeKeyCard].(*KeyCard).Recipients = []string{} },
		"card with a huge recipient": func(m map[string]record) {
			m[TypeKeyCard].(*KeyCard).Recipients[0] = strings.Repeat("a", MaxRecipient+1)
		},
	} {
		good, bent := samples(t), samples(t)
		bend(bent)
		refused := 0
		for key, r := range bent {
			data, _, err := Encode(r)
			if err != nil {
				t.Fatal(err)
			}
			was, _, err := Encode(good[key])
			if err != nil {
				t.Fatal(err)
			}
			err = Decode(data, empty(key))
			if (err != nil) != (string(was) != string(data)) {
				t.Errorf("%s: %s: %v", name, key, err)
			}
			if err != nil {
				refused++
			}
		}
		if refused != 1 {
			t.Errorf("%s: %d records refused, want 1", name, refused)
		}
	}
}

func TestReplyRoundTrip(t *testing.T) {
	for _, text := range []string{"", "x", strings.Repeat("é", 1000)} {
		usage, back, err := UnpackReply(PackReply(Usage{Prompt: 7, Completion: 300}, text))
		if err != nil || back != text || usage != (Usage{7, 300}) {
			t.Errorf("%.10q came back as %.10q, %v, %v", text, back, usage, err)
		}
	}
	for _, bad := range []string{"", "\x00", "\x02\x01\x01", "\x01", "\x01\x80", "\x01\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"} {
		if _, _, err := UnpackReply([]byte(bad)); ReasonOf(err) != ReasonBadRecord {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzUnpackReply(f *testing.F) {
	f.Add(PackReply(Usage{1, 2}, "text"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if usage, text, err := UnpackReply(data); err == nil {
			if u, again, err := UnpackReply(PackReply(usage, text)); err != nil || u != usage || again != text {
				t.Errorf("%x is not read as it is written", data)
			}
		}
	})
}

func TestIsEnvelope(t *testing.T) {
	if IsEnvelope(aCID) || IsEnvelope(cid.Undef) || !IsEnvelope(aRecord) {
		t.Error("an envelope is a dag-cbor record, a file is not")
	}
}
