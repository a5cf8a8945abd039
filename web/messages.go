package web

import (
	_ "embed" // for the messages below
	"encoding/json"
	"fmt"
)

//go:embed messages.json
var messagesJSON []byte

// The languages of the product, the first by default.
const (
	korean  = "ko"
	english = "en"
)

// messages is every text of the interface: key to Korean and English.
type messages map[string][2]string

// loadMessages reads the embedded texts; each must be there in both languages.
func loadMessages() (messages, error) {
	var m messages
	if err := json.Unmarshal(messagesJSON, &m); err != nil {
		return nil, fmt.Errorf("messages: %w", err)
	}
	for key, pair := range m {
		if pair[0] == "" || pair[1] == "" {
			return nil, fmt.Errorf("messages: %q is missing in a language", key)
		}
	}
	return m, nil
}

// text gives a message with its arguments put in; a key that does not exist
// is an error, so that a page with a hole is never sent.
func (m messages) text(lang, key string, args ...any) (string, error) {
	pair, ok := m[key]
	if !ok {
		return "", fmt.Errorf("message %q does not exist", key)
	}
	t := pair[0]
	if lang == english {
		t = pair[1]
	}
	if len(args) == 0 {
		return t, nil
	}
	return fmt.Sprintf(t, args...), nil
}
