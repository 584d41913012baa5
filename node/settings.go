package node

import (
	"fmt"
	"log/slog"
	"maps"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/cortensor-open/cortensor/core"
)

// Setting is one key of the configuration, flattened for documentation and `config show`.
type Setting struct {
	Key     string // dotted path
	Default string
	Doc     string
	Value   string
	Source  string // default, file, the environment variable's name, or flag
	field   reflect.Value
}

// aliases are the original daemon's environment names that mean the same thing here.
var aliases = map[string][]string{
	"chain.url":     {"RPC_HOST_0"},
	"chain.runtime": {"CONTRACT_ADDRESS_RUNTIME"},
}

// Load builds a configuration: defaults, then the file (TOML; "" for none), then the environment, then set, a map
// from keys to values for what the command line gave. It returns each key with where its value came from.
func Load(file string, set map[string]string) (*Config, []Setting, error) {
	cfg := &Config{}
	settings := flatten(reflect.ValueOf(cfg).Elem(), "")
	for i := range settings {
		if err := settings[i].assign(settings[i].Default, "default"); err != nil {
			return nil, nil, core.Errorf(core.Internal, "default of %s: %w", settings[i].Key, err)
		}
	}
	if file != "" {
		if err := loadFile(file, settings); err != nil {
			return nil, nil, err
		}
	}
	for i := range settings {
		for _, name := range append([]string{envName(settings[i].Key)}, aliases[settings[i].Key]...) {
			value, ok := os.LookupEnv(name)
			if !ok {
				continue
			}
			if err := settings[i].assign(value, name); err != nil {
				return nil, nil, core.Errorf(core.Invalid, "environment %s: %w", name, err)
			}
			break
		}
		if value, ok := set[settings[i].Key]; ok {
			if err := settings[i].assign(value, "flag"); err != nil {
				return nil, nil, core.Errorf(core.Invalid, "%s: %w", settings[i].Key, err)
			}
		}
		settings[i].Value = settings[i].render()
	}
	return cfg, settings, cfg.Validate()
}

// Settings lists every key with its default and its sentence, in the order of the struct.
func Settings() []Setting { return flatten(reflect.ValueOf(&Config{}).Elem(), "") }

func envName(key string) string {
	return "CORTENSOR_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// loadFile takes the file's keys one by one; one that does not exist is an error.
func loadFile(file string, settings []Setting) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return core.Errorf(core.Invalid, "config file: %w", err)
	}
	var given map[string]any
	if err := toml.Unmarshal(text, &given); err != nil {
		return core.Errorf(core.Invalid, "config file %s: %w", file, err)
	}
	values := map[string]string{}
	leaves(given, "", values)
	for i := range settings {
		value, ok := values[settings[i].Key]
		if !ok {
			continue
		}
		if err := settings[i].assign(value, "file"); err != nil {
			return core.Errorf(core.Invalid, "config file %s: %s: %w", file, settings[i].Key, err)
		}
		delete(values, settings[i].Key)
	}
	if len(values) > 0 {
		unknown := slices.Sorted(maps.Keys(values))
		return core.Errorf(core.Invalid, "config file %s: unknown key %s; `cortensor config show` lists all", file, strings.Join(unknown, ", "))
	}
	return nil
}

// leaves flattens a TOML tree into dotted keys with their values as text.
func leaves(tree map[string]any, prefix string, out map[string]string) {
	for name, value := range tree {
		switch v := value.(type) {
		case map[string]any:
			leaves(v, prefix+name+".", out)
		case []any:
			parts := make([]string, len(v))
			for i := range v {
				parts[i] = fmt.Sprint(v[i])
			}
			out[prefix+name] = strings.Join(parts, ",")
		default:
			out[prefix+name] = fmt.Sprint(v)
		}
	}
}

func flatten(v reflect.Value, prefix string) []Setting {
	var out []Setting
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		key := prefix + field.Tag.Get("toml")
		if field.Type.Kind() == reflect.Struct {
			out = append(out, flatten(v.Field(i), key+".")...)
			continue
		}
		out = append(out, Setting{Key: key, Default: field.Tag.Get("default"), Doc: field.Tag.Get("doc"), field: v.Field(i)})
	}
	return out
}

func (s *Setting) assign(text, source string) error {
	s.Source = source
	switch s.field.Interface().(type) {
	case string:
		s.field.SetString(text)
	case []string:
		var list []string
		for part := range strings.SplitSeq(text, ",") {
			if part = strings.TrimSpace(part); part != "" {
				list = append(list, part)
			}
		}
		s.field.Set(reflect.ValueOf(list))
	case bool:
		b, err := strconv.ParseBool(text)
		if err != nil {
			return fmt.Errorf("%q is neither true nor false", text)
		}
		s.field.SetBool(b)
	case time.Duration:
		d, err := time.ParseDuration(text)
		if err != nil {
			return fmt.Errorf("%q is not a duration such as 20s or 5m", text)
		}
		s.field.SetInt(int64(d))
	case int, int64:
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return fmt.Errorf("%q is not a whole number", text)
		}
		s.field.SetInt(n)
	case uint64:
		n, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			return fmt.Errorf("%q is not a whole number from 0 up", text)
		}
		s.field.SetUint(n)
	case float64:
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return fmt.Errorf("%q is not a number", text)
		}
		s.field.SetFloat(x)
	default:
		return fmt.Errorf("no way to set a %s", s.field.Type())
	}
	return nil
}

func (s *Setting) render() string {
	if list, ok := s.field.Interface().([]string); ok {
		return strings.Join(list, ",")
	}
	return fmt.Sprint(s.field.Interface())
}

func logLevel(name string) (slog.Level, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(name)); err != nil {
		return level, fmt.Errorf("%q is none of debug, info, warn, error", name)
	}
	return level, nil
}
