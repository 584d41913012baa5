package protocol

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
)

// Attachment is a file's text on its way into the prompt.
type Attachment struct {
	Name string
	Text string
}

// Compose puts files into a task's input: behind the last user message, or behind the raw prompt. Every miner composes alike,
// so equal tasks are equal prompts. The task is not changed.
func Compose(t *core.Task, files []Attachment) (messages []core.Message, prompt string) {
	messages, prompt = slices.Clone(t.Messages), t.Prompt
	if len(files) == 0 {
		return messages, prompt
	}
	var b strings.Builder
	for _, f := range files {
		b.WriteString("\n\n[file " + f.Name + "]\n" + f.Text)
		if !strings.HasSuffix(f.Text, "\n") {
			b.WriteByte('\n')
		}
		b.WriteString("[end of file " + f.Name + "]")
	}
	if prompt != "" {
		return messages, prompt + b.String()
	}
	for i := len(messages) - 1; i >= 0; i-- {
		if messages[i].Role == "user" {
			messages[i].Content += b.String()
			return messages, ""
		}
	}
	return append(messages, core.Message{Role: "user", Content: strings.TrimLeft(b.String(), "\n")}), ""
}

// Window is the number of tokens that prompt and answer have together: the task's, or the engine's where it names none. 0 is unknown.
func Window(t *core.Task, engine int) int {
	if t.Model.Exact != nil && t.Model.Exact.Context > 0 {
		return int(t.Model.Exact.Context)
	}
	return engine
}

// Limit is the most tokens that an answer has after a prompt of so many: max_tokens, or what the task's window leaves; 0 where neither
// is named. false when the window leaves none.
func Limit(t *core.Task, prompt int) (limit int64, ok bool) {
	limit = t.Params.MaxTokens
	if e := t.Model.Exact; e != nil && e.Context > 0 {
		left := e.Context - int64(prompt)
		if limit <= 0 || left < limit {
			limit = left
		}
		return limit, limit > 0
	}
	return limit, true
}

// Counter gives the number of tokens of an input.
type Counter func(messages []core.Message, prompt string) (int, error)

// Input gives what the model is asked: Compose, and with overflow "cut" as many bytes of the files, counted from the first one's
// beginning, as fit the window with the answer. Who has the same window finds the same. With a window of 0 nothing is cut.
func Input(t *core.Task, files []Attachment, window int, count Counter) (messages []core.Message, prompt string, err error) {
	messages, prompt = Compose(t, files)
	if t.Overflow != core.OverflowCut || len(files) == 0 || window <= 0 {
		return messages, prompt, nil
	}
	room := window - int(min(t.Params.MaxTokens, int64(window/2)))
	fits := func(n int) (bool, error) {
		m, p := Compose(t, trim(files, n))
		got, err := count(m, p)
		if core.ReasonOf(err) == core.ReasonContextOverflow { // more than it will even count
			return false, nil
		}
		if err == nil && got <= room {
			messages, prompt = m, p
		}
		return err == nil && got <= room, err
	}
	high := 0
	for _, f := range files {
		high += len(f.Text)
	}
	if ok, err := fits(high); err != nil || ok {
		return messages, prompt, err
	}
	ok, err := fits(0)
	if err == nil && !ok {
		err = core.Fail(core.ReasonContextOverflow, "the prompt does not fit %d tokens of context even without the files", window)
	}
	for low := 0; err == nil && high-low > 1; {
		middle := low + (high-low)/2
		if ok, err = fits(middle); ok {
			low = middle
		} else {
			high = middle
		}
	}
	return messages, prompt, err
}

// trim keeps the first n bytes of all files together, whole runes only.
func trim(files []Attachment, n int) []Attachment {
	out := slices.Clone(files)
	for i := range out {
		keep := min(n, len(out[i].Text))
		n -= keep
		for keep > 0 && keep < len(out[i].Text) && !utf8.RuneStart(out[i].Text[keep]) {
			keep--
		}
		out[i].Text = out[i].Text[:keep]
	}
	return out
}
