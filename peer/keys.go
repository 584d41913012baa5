package peer

import (
	"crypto/ecdsa"

	"github.com/ethereum/go-ethereum/crypto"
	p2pcrypto "github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/peer"

	"github.com/cortensor-open/cortensor/core"
)

// Identity gives the libp2p key of an Ethereum key: the same secp256k1 key in libp2p's clothes.
func Identity(key *ecdsa.PrivateKey) (p2pcrypto.PrivKey, error) {
	if key == nil {
		return nil, core.Errorf(core.Invalid, "peer identity: no key")
	}
	id, err := p2pcrypto.UnmarshalSecp256k1PrivateKey(crypto.FromECDSA(key))
	if err != nil {
		return nil, core.Errorf(core.Invalid, "peer identity: %w", err)
	}
	return id, nil
}

// IDOf gives the libp2p peer id of an Ethereum public key.
func IDOf(pub *ecdsa.PublicKey) (peer.ID, error) {
	wrapped, err := p2pcrypto.UnmarshalSecp256k1PublicKey(crypto.CompressPubkey(pub))
	if err != nil {
		return "", core.Errorf(core.Invalid, "peer id: %w", err)
	}
	id, err := peer.IDFromPublicKey(wrapped)
	if err != nil {
		return "", core.Errorf(core.Invalid, "peer id: %w", err)
	}
	return id, nil
}

// AddressOf gives the Ethereum address of a peer whose id embeds a secp256k1 key; any other kind of id is an error of
// kind Denied, since such a peer has no name on chain.
func AddressOf(id peer.ID) (core.Address, error) {
	pub, err := id.ExtractPublicKey()
	if err != nil {
		return core.Address{}, core.Errorf(core.Denied, "peer %s: the id embeds no public key", id)
	}
	if _, ok := pub.(*p2pcrypto.Secp256k1PublicKey); !ok {
		return core.Address{}, core.Errorf(core.Denied, "peer %s: key type %s, want Secp256k1", id, pub.Type())
	}
	raw, err := pub.Raw()
	if err != nil {
		return core.Address{}, core.Errorf(core.Denied, "peer %s: %w", id, err)
	}
	point, err := crypto.DecompressPubkey(raw)
	if err != nil {
		return core.Address{}, core.Errorf(core.Denied, "peer %s: %w", id, err)
	}
	return crypto.PubkeyToAddress(*point), nil
}
