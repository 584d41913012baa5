package token

import "github.com/cortensor-open/cortensor/engine/exact/gguf"

// role is a task in fill-in-the-middle prompts that a token has by its text, the first that the vocabulary holds, unless the
// file says which token it is.
type role struct {
	keys  []string // of the file, the last that is there counts
	texts []string
	ends  bool // it ends a generation too
}

// roles are llama.cpp's.
var roles = []role{
	{keys: []string{"fim_pre_token_id", "prefix_token_id"},
		texts: []string{"<|fim_prefix|>", "<fim-prefix>", "<fim_prefix>", "<｜fim▁begin｜>", "<PRE>", "▁<PRE>", "<|code_prefix|>", "<|prefix|>"}},
	{keys: []string{"fim_suf_token_id", "suffix_token_id"},
		texts: []string{"<|fim_suffix|>", "<fim-suffix>", "<fim_suffix>", "<｜fim▁hole｜>", "<SUF>", "▁<SUF>", "<|code_suffix|>", "<|suffix|>"}},
	{keys: []string{"fim_mid_token_id", "middle_token_id"},
		texts: []string{"<|fim_middle|>", "<fim-middle>", "<fim_middle>", "<｜fim▁end｜>", "<MID>", "▁<MID>", "<|code_middle|>", "<|middle|>"}},
	{keys: []string{"fim_pad_token_id"}, texts: []string{"<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<PAD>", "[PAD]"}, ends: true},
	{keys: []string{"fim_rep_token_id"}, texts: []string{"<|fim_repo|>", "<|repo_name|>", "<fim-repo>", "<REPO>", "<reponame>"}, ends: true},
	{keys: []string{"fim_sep_token_id"}, texts: []string{"<|file_sep|>"}, ends: true},
}

// endTexts end a generation wherever they are in a vocabulary.
var endTexts = []string{
	"<|eot_id|>", "<|im_end|>", "<|end|>", "<|return|>", "<|call|>", "<|flush|>", "<|calls|>", "<end_of_turn>", "<|endoftext|>", "</s>",
	"<|eom_id|>", "<EOT>", "_<EOT>", "[EOT]", "[EOS]", "<|end_of_text|>", "<end_of_utterance>", "<eos>", "<turn|>", "<|tool_response>",
	"<｜end▁of▁sentence｜>", "[e~[",
}

// readRoles finds the tokens that end a generation and makes those with a role control tokens.
func (v *vocabulary) readRoles(f *gguf.File) error {
	v.ends = map[int32]bool{}
	for _, r := range roles {
		id := int32(-1)
		for _, key := range r.keys {
			if err := v.number(f, key, &id); err != nil {
				return err
			}
		}
		if id < 0 {
			id = v.first(r.texts)
			v.makeControl(id)
		}
		if r.ends && id >= 0 {
			v.ends[id] = true
		}
	}
	for _, text := range endTexts {
		if id, ok := v.ids[text]; ok {
			v.ends[id] = true
			v.makeControl(id)
		}
	}
	for _, text := range []string{"<|channel|>", "<|message|>", "<|start|>", "<|constrain|>"} { // always shown
		if id, ok := v.ids[text]; ok {
			v.attr[id] = userDefined
		}
	}
	for _, id := range []int32{v.eos, v.eot, v.eom} {
		if id >= 0 {
			v.ends[id] = true
		}
	}
	v.exceptions()
	return nil
}

// first gives the first of the texts that the vocabulary holds, or -1.
func (v *vocabulary) first(texts []string) int32 {
	for _, text := range texts {
		if id, ok := v.ids[text]; ok {
			return id
		}
	}
	return -1
}

func (v *vocabulary) makeControl(id int32) {
	if id >= 0 {
		v.attr[id] |= control
	}
}

// exceptions are two families whose tokens mean something else.
func (v *vocabulary) exceptions() {
	has := func(text string) bool {
		id, ok := v.ids[text]
		return ok && v.ends[id]
	}
	call := has("<|call|>") || has("<|calls|>")
	if has("<|end|>") && call && (has("<|return|>") || has("<|flush|>")) {
		id := v.ids["<|end|>"]
		delete(v.ends, id)
		v.attr[id] = userDefined
	}
	if has("<|tool_response>") && has("</s>") {
		id := v.ids["</s>"]
		delete(v.ends, id)
		v.attr[id] = normal
	}
}
