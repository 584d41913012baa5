package dag

import (
	"strconv"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

// LookupCBOR follows a path of map keys and list indexes through a dag-cbor block. It stops at the first link: link is then
// defined and used says how many segments led to it. Otherwise all segments were used and the value is no link. A path that
// leads nowhere is an error of kind NotFound.
func LookupCBOR(block []byte, path []string) (link cid.Cid, used int, err error) {
	if _, err := cborLinks(block); err != nil { // so that what follows need not check bounds
		return cid.Undef, 0, err
	}
	at := 0
	for ; ; used++ {
		major, value, next, err := cborItem(block, at)
		if err != nil {
			return cid.Undef, 0, err
		}
		if major == cborTag {
			link, _, err = cborLink(block, next, value)
			return link, used, err
		}
		if used == len(path) {
			return cid.Undef, used, nil
		}
		var ok bool
		if at, ok, err = cborStep(block, major, value, next, path[used]); err != nil {
			return cid.Undef, 0, err
		}
		if !ok {
			return cid.Undef, 0, core.Errorf(core.NotFound, "no %q in the dag-cbor block", path[used])
		}
	}
}

// cborStep gives the offset of what a segment names in the map or list whose content begins at `at`.
func cborStep(b []byte, major byte, count uint64, at int, segment string) (int, bool, error) {
	switch major {
	case cborArray:
		i, err := strconv.ParseUint(segment, 10, 32)
		if err != nil || i >= count || strconv.FormatUint(i, 10) != segment {
			return 0, false, nil
		}
		at, err := cborSkip(b, at, i)
		return at, true, err
	case cborMap:
		for range count {
			kind, length, next, err := cborItem(b, at)
			if err != nil {
				return 0, false, err
			}
			if kind == cborText && string(b[next:next+int(length)]) == segment {
				return next + int(length), true, nil
			}
			if at, err = cborSkip(b, at, 2); err != nil {
				return 0, false, err
			}
		}
	}
	return 0, false, nil
}

// cborSkip gives the offset after n whole items of a block whose structure was checked.
func cborSkip(b []byte, at int, n uint64) (int, error) {
	for ; n > 0; n-- {
		major, value, next, err := cborItem(b, at)
		if err != nil {
			return 0, err
		}
		at = next
		switch major {
		case cborBytes, cborText:
			at += int(value)
		case cborArray:
			n += value
		case cborMap:
			n += 2 * value
		case cborTag:
			n++
		}
	}
	return at, nil
}
