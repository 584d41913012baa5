package core

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
)

// Signatures are EIP-712 typed data, so that a contract can check one:
//
//	domain  EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)
//	        = ("Cortensor", "1", Network.Chain, Network.Runtime)
//	message Record(string kind,uint256 session,uint256 task,address node,bytes32 digest)
//
// where digest is the SHA-256 of the record's dag-cbor encoding with an empty sig.
var (
	domainTypeHash = crypto.Keccak256([]byte("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"))
	recordTypeHash = crypto.Keccak256([]byte("Record(string kind,uint256 session,uint256 task,address node,bytes32 digest)"))
	domainName     = crypto.Keccak256([]byte("Cortensor"))
	domainVersion  = crypto.Keccak256([]byte("1"))
)

// SigField gives the place of the signature.
func (t *Task) SigField() *[]byte { return &t.Sig }

// Author gives the router's address.
func (t *Task) Author() Address { return common.BytesToAddress(t.Router) }

// Ref gives the session; the task has no id yet when its record is signed.
func (t *Task) Ref() TaskRef { return TaskRef{Session: SessionID(t.Session)} }

// SigField gives the place of the signature.
func (r *Result) SigField() *[]byte { return &r.Sig }

// Author gives the miner's address.
func (r *Result) Author() Address { return common.BytesToAddress(r.Miner) }

// Ref gives the task.
func (r *Result) Ref() TaskRef { return TaskRef{SessionID(r.Session), TaskID(r.ID)} }

// SigField gives the place of the signature.
func (v *Verdict) SigField() *[]byte { return &v.Sig }

// Author gives the validator's address.
func (v *Verdict) Author() Address { return common.BytesToAddress(v.Validator) }

// Ref gives the task.
func (v *Verdict) Ref() TaskRef { return TaskRef{SessionID(v.Session), TaskID(v.ID)} }

// SigField gives the place of the signature.
func (r *Receipt) SigField() *[]byte { return &r.Sig }

// Author gives the issuing router's address.
func (r *Receipt) Author() Address { return common.BytesToAddress(r.Issuer) }

// Ref gives the task.
func (r *Receipt) Ref() TaskRef { return TaskRef{SessionID(r.Session), TaskID(r.ID)} }

// SigField gives the place of the signature.
func (k *KeyCard) SigField() *[]byte { return &k.Sig }

// Author gives the node's address.
func (k *KeyCard) Author() Address { return common.BytesToAddress(k.Node) }

// Ref gives the zero reference: a card belongs to no task.
func (k *KeyCard) Ref() TaskRef { return TaskRef{} }

// SigningHash gives the EIP-712 hash that the author of r signs on network n.
func SigningHash(n Network, r Signed) (Hash, error) {
	field := r.SigField()
	kept := *field
	*field = []byte{}
	body, _, err := Encode(r)
	*field = kept
	if err != nil {
		return Hash{}, err
	}
	digest := sha256.Sum256(body)
	ref := r.Ref()
	domain := crypto.Keccak256(domainTypeHash, domainName, domainVersion,
		word(uint64(n.Chain)), common.LeftPadBytes(n.Runtime, 32))
	message := crypto.Keccak256(recordTypeHash, crypto.Keccak256([]byte(r.recordType())),
		word(uint64(ref.Session)), word(uint64(ref.Task)), common.LeftPadBytes(r.Author().Bytes(), 32), digest[:])
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, domain, message), nil
}

func word(n uint64) []byte { return math.U256Bytes(new(big.Int).SetUint64(n)) }

// Sign puts the author's signature into r. It fails if key is not the author's.
func Sign(n Network, r Signed, key *ecdsa.PrivateKey) error {
	if signer := crypto.PubkeyToAddress(key.PublicKey); signer != r.Author() {
		return Errorf(Internal, "sign %s: key of %s for a record of %s", r.recordType(), signer, r.Author())
	}
	hash, err := SigningHash(n, r)
	if err != nil {
		return err
	}
	sig, err := crypto.Sign(hash[:], key)
	if err != nil {
		return Errorf(Internal, "sign %s: %w", r.recordType(), err)
	}
	sig[64] += 27 // the form that ecrecover takes
	*r.SigField() = sig
	return nil
}

// Verify checks that r carries its author's signature for network n, in the low-s form.
func Verify(n Network, r Signed) error {
	sig := *r.SigField()
	if len(sig) != 65 || (sig[64] != 27 && sig[64] != 28) {
		return Fail(ReasonBadSignature, "%s of %s: malformed signature", r.recordType(), r.Author())
	}
	hash, err := SigningHash(n, r)
	if err != nil {
		return err
	}
	plain := append(append([]byte(nil), sig[:64]...), sig[64]-27)
	if !crypto.ValidateSignatureValues(plain[64], new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:64]), true) {
		return Fail(ReasonBadSignature, "%s of %s: signature values out of range", r.recordType(), r.Author())
	}
	pub, err := crypto.SigToPub(hash[:], plain)
	if err != nil {
		return Fail(ReasonBadSignature, "%s of %s: %w", r.recordType(), r.Author(), err)
	}
	if got := crypto.PubkeyToAddress(*pub); got != r.Author() {
		return Fail(ReasonBadSignature, "%s of %s is signed by %s", r.recordType(), r.Author(), got)
	}
	return nil
}
