package core

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"
)

// Limits of sealed content.
const (
	MaxRecipients     = 32       // recipients of one envelope
	MaxCardRecipients = 4        // recipients on one key card
	MaxRecipient      = 4 << 10  // bytes of a recipient's text; a hybrid one has about 2,000
	MaxSealHeader     = 60 << 10 // bytes of an envelope's age header
	maxSealed         = 1 << 51  // bytes of padded plaintext
	MaxJudges         = 16       // validators that a private task's answers are sealed to
)

// Envelope is sealed content: where the ciphertext is, and the file key wrapped for each recipient. Its CID changes when
// access is granted, the payload's does not. Package seal makes and opens it.
type Envelope struct {
	Type       string
	Payload    cid.Cid // UnixFS file: 16 bytes of nonce, then the STREAM chunks of an age file
	Size       int64   // bytes of plaintext with padding and trailer, a size class; says little of the plaintext's length
	Padding    string  // the rule of the size classes, for example "padme/1"
	Commitment []byte  // SHA-256(salt ‖ SHA-256(plaintext)); the salt follows from the file key
	Header     []byte  // age v1 header with its MAC
}

// PayloadSize gives the bytes of the payload: the nonce, and a tag of 16 bytes for each STREAM chunk of 64 KiB.
func (e *Envelope) PayloadSize() int64 {
	const nonce, chunk, tag = 16, 64 << 10, 16
	chunks := max((e.Size-1)/chunk+1, 1)
	return nonce + e.Size + chunks*tag
}

// SameContent tells whether o is another envelope of the very content that e commits to: what a grant must be.
func (e *Envelope) SameContent(o *Envelope) bool {
	return e.Payload.Equals(o.Payload) && e.Size == o.Size && e.Padding == o.Padding && bytes.Equal(e.Commitment, o.Commitment)
}

// Sealed is the private part of a Task record.
type Sealed struct {
	Envelope cid.Cid  // of the Question
	Judges   [][]byte // addresses of the validators that every answer must be sealed to
}

// SealedFile is an input file of a private task.
type SealedFile struct {
	Name     string
	Envelope cid.Cid // opens with the Question's Key
	Size     int64   // bytes of plaintext
}

// Question is what a private task asks. It exists only inside an envelope.
type Question struct {
	Type     string
	Messages []Message // chat input; empty when Prompt is set
	Prompt   string    // raw input; empty when Messages is set
	Files    []SealedFile
	Params   Params   // in force instead of the Task's, whose MaxTokens is the client's and which hides Stop, LogitBias and Format
	Reply    []string // age recipients that the answer is sealed to: router, judges, the client if it named one
	Key      string   // age identity that opens the files; "" without files
	Salt     []byte   // 16 random bytes
}

// KeyCard says where content can be sealed to a node. It is signed with the node's Ethereum key; the keys behind the
// recipients are others.
type KeyCard struct {
	Type       string
	Network    Network
	Node       []byte   // address of the node that signs
	Recipients []string // age recipients, the preferred one first
	Created    int64    // Unix time in ms
	Sig        []byte
}

func checkSealed(t *Task) error {
	if len(t.Messages) > 0 || t.Prompt != "" || len(t.Files) > 0 || !t.Params.hidden() {
		return fmt.Errorf("a sealed task has messages, prompt, files, stop, logit bias and format in its envelope only")
	}
	if len(t.Sealed.Judges) > MaxJudges {
		return fmt.Errorf("%d judges, at most %d", len(t.Sealed.Judges), MaxJudges)
	}
	for _, judge := range t.Sealed.Judges {
		if err := addressLen("judge", judge); err != nil {
			return err
		}
	}
	return checkLink("envelope", t.Sealed.Envelope, true)
}

func checkEnvelope(e *Envelope) error {
	if len(e.Header) == 0 || len(e.Header) > MaxSealHeader {
		return fmt.Errorf("header of %d bytes, want 1 to %d", len(e.Header), MaxSealHeader)
	}
	if e.Padding == "" || len(e.Padding) > 32 {
		return fmt.Errorf("padding %.40q: want the name of a rule", e.Padding)
	}
	if e.Size > maxSealed {
		return fmt.Errorf("size %d, at most %d", e.Size, int64(maxSealed))
	}
	return first(checkLink("payload", e.Payload, false), natural("size", e.Size), digestLen("commitment", e.Commitment, false))
}

func checkQuestion(q *Question) error {
	if (len(q.Messages) == 0) == (q.Prompt == "") {
		return fmt.Errorf("want either messages or a prompt")
	}
	for _, f := range q.Files {
		if err := first(natural("file size", f.Size), checkLink("file envelope", f.Envelope, true)); err != nil {
			return err
		}
	}
	if (len(q.Files) > 0) != (q.Key != "") {
		return fmt.Errorf("want a key when there are files, and only then")
	}
	return first(checkParams(q.Params), checkRecipients("reply", q.Reply, MaxRecipients))
}

func checkRecipients(name string, list []string, most int) error {
	if len(list) == 0 || len(list) > most {
		return fmt.Errorf("%s: %d recipients, want 1 to %d", name, len(list), most)
	}
	for _, r := range list {
		if r == "" || len(r) > MaxRecipient {
			return fmt.Errorf("%s: a recipient of %d bytes, want 1 to %d", name, len(r), MaxRecipient)
		}
	}
	return nil
}

// checkLink wants a CID of content that may be sealed: sha2-256, dag-cbor for a record, UnixFS for a file.
func checkLink(name string, c cid.Cid, record bool) error {
	if !c.Defined() {
		return fmt.Errorf("%s: no CID", name)
	}
	p := c.Prefix()
	file := p.Codec == cid.Raw || p.Codec == cid.DagProtobuf
	if p.Version != 1 || p.MhType != multihash.SHA2_256 || (record && p.Codec != cid.DagCBOR) || (!record && !file) {
		return fmt.Errorf("%s: CID %s is of the wrong kind", name, c)
	}
	return nil
}

// IsEnvelope tells whether a result's output or fingerprint is sealed: an Envelope record, not a file.
func IsEnvelope(c cid.Cid) bool { return c.Defined() && c.Prefix().Codec == cid.DagCBOR }

const replyVersion = 1

// PackReply gives the plaintext of a sealed answer: a version byte, prompt and completion tokens as uvarints, the text. The
// Result record of a private task has no usage, for token counts tell much of a short text.
func PackReply(u Usage, text string) []byte {
	out := binary.AppendUvarint([]byte{replyVersion}, uint64(max(u.Prompt, 0)))
	out = binary.AppendUvarint(out, uint64(max(u.Completion, 0)))
	return append(out, text...)
}

// UnpackReply reads what PackReply wrote; anything else has reason bad_record.
func UnpackReply(data []byte) (Usage, string, error) {
	malformed := Fail(ReasonBadRecord, "sealed answer: malformed head")
	if len(data) == 0 || data[0] != replyVersion {
		return Usage{}, "", malformed
	}
	data = data[1:]
	var counts [2]int64
	for i := range counts {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > 1<<40 {
			return Usage{}, "", malformed
		}
		counts[i], data = int64(n), data[size:]
	}
	return Usage{Prompt: counts[0], Completion: counts[1]}, string(data), nil
}

// PrivateSession tells whether a session's metadata says that all its tasks are private: a JSON object with "private": true.
func PrivateSession(metadata string) bool {
	var m struct {
		Private bool `json:"private"`
	}
	return json.Unmarshal([]byte(metadata), &m) == nil && m.Private
}

// MarkPrivate adds "private": true to a session's metadata, which must be empty or a JSON object.
func MarkPrivate(metadata string) (string, error) {
	object := map[string]json.RawMessage{}
	if metadata != "" {
		if err := json.Unmarshal([]byte(metadata), &object); err != nil || object == nil {
			return "", Errorf(Invalid, "metadata of a private session: want nothing or a JSON object")
		}
	}
	object["private"] = json.RawMessage("true")
	out, err := json.Marshal(object)
	if err != nil {
		return "", Errorf(Internal, "metadata: %w", err)
	}
	return string(out), nil
}
