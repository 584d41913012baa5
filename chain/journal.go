package chain

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/cortensor-open/cortensor/core"
)

const (
	journalLine    = 1 << 20 // bytes of one transaction in hex; pools take at most 128 KiB
	journalRewrite = 256     // lines after which it is written anew
)

// journal keeps the signed transactions in flight in a file, one a line in hex, so that the next process can see them
// into a block. It is written before a transaction is sent. It is not synced to disk: it has to survive the end of the
// process; after a loss of power the endpoint's pool still has what was sent.
type journal struct {
	path string
	file *os.File
	live map[uint64][]*types.Transaction
	size int // lines in the file
	bad  error
}

// openJournal gives the journal and the transactions in it that have a nonce of at least mined.
func openJournal(path string, signer types.Signer, from core.Address, mined uint64) (*journal, []*types.Transaction, error) {
	j := &journal{path: path, live: make(map[uint64][]*types.Transaction)}
	if path == "" {
		return j, nil, nil
	}
	left, err := readJournal(path, signer, from)
	if err != nil {
		return nil, nil, err
	}
	var open []*types.Transaction
	for _, tx := range left {
		if tx.Nonce() >= mined {
			open = append(open, tx)
			j.live[tx.Nonce()] = append(j.live[tx.Nonce()], tx)
		}
	}
	return j, open, j.rewrite()
}

func readJournal(path string, signer types.Signer, from core.Address) ([]*types.Transaction, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var list []*types.Transaction
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, journalLine)
	for lines.Scan() {
		tx, err := parseJournalLine(lines.Text(), signer, from)
		if err != nil {
			continue // the last line of a killed process may be half written; it was not sent
		}
		list = append(list, tx)
	}
	return list, lines.Err()
}

// parseJournalLine reads one line; a transaction of another account or chain is an error.
func parseJournalLine(line string, signer types.Signer, from core.Address) (*types.Transaction, error) {
	raw, err := hexutil.Decode(line)
	if err != nil {
		return nil, err
	}
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(raw); err != nil {
		return nil, err
	}
	sender, err := types.Sender(signer, tx)
	if err != nil {
		return nil, err
	}
	if sender != from {
		return nil, fmt.Errorf("transaction of %s in the journal of %s", sender, from)
	}
	return tx, nil
}

// add notes a transaction that is about to be sent.
func (j *journal) add(tx *types.Transaction) error {
	if j.path == "" {
		return nil
	}
	if j.bad != nil {
		return fmt.Errorf("transaction journal %s: %w", j.path, j.bad)
	}
	if _, err := j.file.WriteString(encode(tx) + "\n"); err != nil {
		return fmt.Errorf("transaction journal: %w", err)
	}
	j.size++
	j.live[tx.Nonce()] = append(j.live[tx.Nonce()], tx)
	return nil
}

// done forgets a nonce. The file shrinks now and then; until then it holds transactions that recovery skips by nonce.
func (j *journal) done(nonce uint64) {
	delete(j.live, nonce)
	if j.path != "" && j.size >= journalRewrite && len(j.live) < j.size/2 {
		j.bad = j.rewrite()
	}
}

// forget removes a nonce from the file at once: its transaction was refused, and must not be sent by the next process.
func (j *journal) forget(nonce uint64) error {
	delete(j.live, nonce)
	if j.path == "" {
		return nil
	}
	return j.rewrite()
}

// rewrite replaces the file by one that holds only what is in flight.
func (j *journal) rewrite() error {
	var b strings.Builder
	j.size = 0
	for _, txs := range j.live {
		for _, tx := range txs {
			b.WriteString(encode(tx) + "\n")
			j.size++
		}
	}
	if err := writeFile(j.path, []byte(b.String())); err != nil {
		return err
	}
	if j.file != nil {
		if err := j.file.Close(); err != nil {
			return err
		}
	}
	var err error
	j.file, err = os.OpenFile(j.path, os.O_APPEND|os.O_WRONLY, 0o600)
	return err
}

func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	return j.file.Close()
}

// writeFile replaces a file as a whole and returns when it is on disk.
func writeFile(path string, data []byte) error {
	tmp := path + ".new"
	f, err := os.OpenFile(tmp, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}
