package protocol

import (
	"slices"
	"strings"

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
