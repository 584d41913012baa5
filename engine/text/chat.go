package text

import (
	"fmt"
	"strings"

	"github.com/ardanlabs/jinja"

	"github.com/cortensor-open/cortensor/core"
)

// Chat is a compiled chat template. The zero value stands for a model without one.
type Chat struct {
	template *jinja.Template
	bos, eos string
}

// Compile compiles a Jinja chat template; bos and eos are how the tokens that begin and end a text are written. An empty source
// is fine for raw prompts.
func Compile(source, bos, eos string) (*Chat, error) {
	c := &Chat{bos: bos, eos: eos}
	if source == "" {
		return c, nil
	}
	var err error
	if c.template, err = jinja.Compile(source); err != nil {
		return nil, core.Fail(core.ReasonEngine, "the model's chat template: %w; set another one in the configuration", err)
	}
	return c, nil
}

// Part is a stretch of a rendered prompt: the template's own text, or a message's content.
type Part struct {
	Text    string
	Content bool
}

// Content is put into the template as a mark and replaced after rendering, so that the two can be told apart. The marks are
// private-use runes around the message's number; content itself never goes through the template.
const markOpen, markClose = "\uE0F0", "\uE0F1"

// Render puts messages into the template.
func (c *Chat) Render(messages []core.Message) ([]Part, error) {
	if c.template == nil {
		return nil, core.Errorf(core.Invalid, "the model has no chat template; send a raw prompt instead of messages")
	}
	list := make([]any, len(messages))
	for i, msg := range messages {
		list[i] = map[string]any{"role": msg.Role, "content": fmt.Sprintf("%s%d%s", markOpen, i, markClose)}
	}
	text, err := c.template.Render(map[string]any{
		"messages": list, "add_generation_prompt": true, "bos_token": c.bos, "eos_token": c.eos,
	})
	if err != nil {
		return nil, core.Errorf(core.Invalid, "the model's chat template refuses these messages: %w", err)
	}
	var parts []Part
	for text != "" {
		before, after, found := strings.Cut(text, markOpen)
		parts = append(parts, Part{Text: before})
		if !found {
			break
		}
		number, rest, closed := strings.Cut(after, markClose)
		var i int
		if _, err := fmt.Sscanf(number, "%d", &i); err != nil || !closed || i < 0 || i >= len(messages) {
			return nil, core.Fail(core.ReasonEngine, "the model's chat template changes the content of messages; send a raw prompt")
		}
		parts = append(parts, Part{Text: messages[i].Content, Content: true})
		text = rest
	}
	return parts, nil
}
