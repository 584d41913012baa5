package main

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

func modelCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "model", Short: "Look into models, run them, and check their answers", RunE: needsSubcommand}
	cmd.AddCommand(modelInfoCommand(), modelRunCommand(), modelVerifyCommand(), modelBenchCommand())
	return cmd
}

// modelInfo is what `model info` tells of a file.
type modelInfo struct {
	Path     string         `json:"path"`
	Bytes    int            `json:"bytes"`
	SHA256   string         `json:"sha256"`
	Arch     string         `json:"architecture"`
	Name     string         `json:"name"`
	Formats  map[string]int `json:"formats"` // tensors by element format
	Shape    *modelShape    `json:"shape"`   // null where exact/1 does not know the architecture
	Exact    bool           `json:"exact"`   // exact/1 can compute it
	Obstacle string         `json:"obstacle,omitempty"`
}

type modelShape struct {
	Layers     int `json:"layers"`
	Embed      int `json:"embedding"`
	Heads      int `json:"heads"`
	KVHeads    int `json:"kv_heads"`
	HeadDim    int `json:"head_dim"`
	FF         int `json:"feed_forward"`
	Vocab      int `json:"vocabulary"`
	Context    int `json:"context"`
	CacheBytes int `json:"cache_bytes_per_token"` // of keys and values
	Window     int `json:"window,omitempty"`      // positions that tokens see in local layers
	Local      int `json:"local_layers,omitempty"`
}

func modelInfoCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{Use: "info FILE|ASSET", Short: "Tell a GGUF file's shape and formats, and whether it can be computed exactly", Args: exactly(1, "a GGUF file or the name of an asset"),
		Long: "Tell a GGUF file's shape, formats and digest, and whether the specification exact/1 (docs/exact.md) can compute it.\n" +
			"Every weight's scale is checked on the way.",
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := modelPath(cmd.Context(), &o, args[0])
			if err != nil {
				return err
			}
			info, err := readModelInfo(path)
			if err != nil {
				return err
			}
			if o.json {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(info)
			}
			return info.print(cmd.OutOrStdout())
		}}
	o.bind(cmd)
	return cmd
}

// modelPath gives a file as it is, and fetches what is not there but is an asset's name.
func modelPath(ctx context.Context, o *options, name string) (string, error) {
	if _, err := os.Stat(name); err == nil || strings.ContainsRune(name, os.PathSeparator) {
		return name, nil
	}
	store, err := openAssets(o)
	if err != nil {
		return "", err
	}
	if _, err := store.Find(name); err != nil {
		return "", core.Errorf(core.KindOf(err), "there is no file %.200q here, and no such asset: %w", name, err)
	}
	bar := newProgress()
	path, err := store.Fetch(ctx, name, bar.asset)
	bar.finish()
	return path, err
}

func readModelInfo(path string) (info *modelInfo, err error) {
	f, err := gguf.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	digest := f.Digest()
	info = &modelInfo{Path: path, Bytes: f.Size(), SHA256: hex.EncodeToString(digest[:]), Formats: map[string]int{}}
	for _, t := range f.Tensors {
		info.Formats[t.Type.String()]++
	}
	if info.Arch, err = f.String("general.architecture"); err != nil {
		return nil, err
	}
	if f.Has("general.name") {
		if info.Name, err = f.String("general.name"); err != nil {
			return nil, err
		}
	}
	if info.Shape, err = shapeOf(f, info.Arch); err != nil {
		info.Obstacle = err.Error()
	}
	info.Exact = err == nil
	return info, nil
}

// shapeOf gives the shape of a model, if exact/1 knows its architecture, and an error if it does not compute it all the same.
func shapeOf(f *gguf.File, arch string) (*modelShape, error) {
	if arch == "bert" {
		e, err := model.OpenEncoder(f)
		if err != nil {
			return nil, err
		}
		return &modelShape{Layers: len(e.Layers), Embed: e.Embed, Heads: e.Heads, KVHeads: e.Heads, HeadDim: e.HeadDim, FF: e.FF, Vocab: e.Vocab, Context: e.Context}, nil
	}
	c, err := model.ReadConfig(f)
	if err != nil {
		return nil, err
	}
	shape := &modelShape{Layers: c.Layers, Embed: c.Embed, Heads: c.Heads, KVHeads: c.KVHeads, HeadDim: c.HeadDim, FF: c.FF, Vocab: c.Vocab, Context: c.Context,
		CacheBytes: c.Bytes(), Window: c.Window}
	for l := range c.Layers {
		if c.Local(l) {
			shape.Local++
		}
	}
	_, err = model.Open(f)
	return shape, err
}

func (i *modelInfo) print(out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	row := func(name, format string, args ...any) {
		fmt.Fprintf(table, "%s\t%s\n", name, fmt.Sprintf(format, args...))
	}
	row("file", "%s, %.1f MB", i.Path, float64(i.Bytes)/1e6)
	row("sha256", "%s", i.SHA256)
	row("model", "%q (%q)", i.Name, i.Arch)
	var formats []string
	for name, n := range i.Formats {
		formats = append(formats, fmt.Sprintf("%d %s", n, name))
	}
	slices.Sort(formats)
	row("tensors", "%s", strings.Join(formats, ", "))
	if s := i.Shape; s != nil {
		row("shape", "%d layers of %d, %d heads of %d over %d of keys, feed-forward %d, vocabulary %d", s.Layers, s.Embed, s.Heads, s.HeadDim, s.KVHeads, s.FF, s.Vocab)
		if s.CacheBytes > 0 {
			row("context", "%d tokens, %.1f kB each for keys and values", s.Context, float64(s.CacheBytes)/1e3)
		} else {
			row("context", "%d tokens", s.Context)
		}
		if s.Window > 0 {
			row("window", "%d tokens in %d layers", s.Window, s.Local)
		}
	}
	if i.Exact {
		row("exact/1", "yes")
	} else {
		row("exact/1", "no: %s", i.Obstacle)
	}
	return table.Flush()
}
