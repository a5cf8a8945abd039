package web_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
)

// composed are the beginnings of keys that are put together from a code.
var composed = []string{"status.", "role.", "measure.", "doubt.", "error.title.", "why."}

func TestMessagesAreCompleteAndUsed(t *testing.T) {
	content, err := os.ReadFile("messages.json")
	if err != nil {
		t.Fatal(err)
	}
	var messages map[string][2]string
	if err := json.Unmarshal(content, &messages); err != nil {
		t.Fatal(err)
	}
	source := sources(t)
	verb := regexp.MustCompile(`%[sdv]`)
	for key, pair := range messages {
		if used := strings.Contains(source, `"`+key+`"`); !used && !beginsWithOne(key, composed) {
			t.Errorf("message %q is not used", key)
		}
		if a, b := verb.FindAllString(pair[0], -1), verb.FindAllString(pair[1], -1); strings.Join(a, "") != strings.Join(b, "") {
			t.Errorf("message %q takes %v in Korean and %v in English", key, a, b)
		}
	}
	for _, kind := range metrics.DoubtKinds {
		if _, ok := messages["doubt."+string(kind)]; !ok {
			t.Errorf("no message says what a doubt of kind %q is", kind)
		}
	}
	for _, found := range regexp.MustCompile(`\.T "([a-z_.]+)"`).FindAllStringSubmatch(source, -1) {
		if _, ok := messages[found[1]]; !ok {
			t.Errorf("message %q is used and does not exist", found[1])
		}
	}
}

func beginsWithOne(s string, heads []string) bool {
	for _, head := range heads {
		if strings.HasPrefix(s, head) {
			return true
		}
	}
	return false
}

// sources is the text of the templates and the package.
func sources(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") {
			return err
		}
		if ext := filepath.Ext(name); ext == ".go" || ext == ".html" {
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			all.Write(content)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
