package echarts_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/dashboard/echarts"
)

// The sums were written by build.mjs when it made the bundle, one
// "hex  path" a line as sha256sum(1) prints them.
func TestBundleIsBuiltFromTheseInputs(t *testing.T) {
	sums, err := os.ReadFile("dist/inputs.sha256")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for line := range strings.Lines(string(sums)) {
		want, path, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok {
			t.Fatalf("dist/inputs.sha256: malformed line %q", line)
		}
		listed[path] = true
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s: SHA-256 is %s, was %s when dist was built: run npm ci && npm run build", path, got, want)
		}
	}
	for _, path := range []string{"build.mjs", "entry.js", "package-lock.json", "dist/echarts.min.js"} {
		if !listed[path] {
			t.Errorf("dist/inputs.sha256 does not list %s", path)
		}
	}
}

func TestGzipHoldsTheScript(t *testing.T) {
	r, err := gzip.NewReader(bytes.NewReader(echarts.Bundle().Gzip))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, echarts.Bundle().JS) {
		t.Errorf("Gzip unpacks to %d bytes that are not the %d of JS", len(got), len(echarts.Bundle().JS))
	}
	if !r.ModTime.IsZero() || r.Name != "" {
		t.Errorf("gzip header has time %v and name %q, want neither", r.ModTime, r.Name)
	}
}

func TestHashNamesTheScript(t *testing.T) {
	sum := sha256.Sum256(echarts.Bundle().JS)
	got := echarts.Bundle().Hash
	if !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(got) || !strings.HasPrefix(hex.EncodeToString(sum[:]), got) {
		t.Errorf("Hash = %q, want the first 12 hex digits of %x", got, sum)
	}
}
