package token

import "unicode/utf8"

// decode reads the character at s[i]. Its reading is llama.cpp's: surrogates and encodings that are longer than needed are
// characters; what else is no UTF-8 is U+FFFD, a byte each.
func decode(s string, i int) (r rune, width int) {
	b := s[i]
	switch {
	case b < 0x80:
		return rune(b), 1
	case b < 0xC0:
	case b < 0xE0:
		if follows(s, i, 1) {
			return rune(b&0x1F)<<6 | rune(s[i+1]&0x3F), 2
		}
	case b < 0xF0:
		if follows(s, i, 2) {
			return rune(b&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
		}
	case b < 0xF8:
		if follows(s, i, 3) {
			r = rune(b&0x07)<<18 | rune(s[i+1]&0x3F)<<12 | rune(s[i+2]&0x3F)<<6 | rune(s[i+3]&0x3F)
			if r <= maxRune {
				return r, 4
			}
		}
	}
	return utf8.RuneError, 1
}

// follows tells whether n continuation bytes come after s[i].
func follows(s string, i, n int) bool {
	if len(s)-i <= n {
		return false
	}
	for _, b := range []byte(s[i+1 : i+1+n]) {
		if b&0xC0 != 0x80 {
			return false
		}
	}
	return true
}

// encode appends a character, surrogates too.
func encode(b []byte, r rune) []byte {
	if 0xD800 <= r && r <= 0xDFFF {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}

// clean gives the text with every character in its shortest encoding. Valid text is returned as it is.
func clean(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	b := make([]byte, 0, len(s)+len(s)/8)
	for i := 0; i < len(s); {
		r, width := decode(s, i)
		b = encode(b, r)
		i += width
	}
	return string(b)
}
