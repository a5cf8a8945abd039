// Package echarts holds the ECharts bundle that the browser loads and the
// server draws with: one file, so that both show the same picture.
//
// Source: entry.js in this folder, built with the versions of echarts, zrender
// and tslib that package-lock.json pins. To build it again, run
// "npm ci && npm run build" here; "npm run check" says when dist is stale.
// The packages' licences are in licenses/.
package echarts

import (
	"crypto/sha256"
	_ "embed" // for the bundle below
	"encoding/hex"
	"sync"
)

//go:embed dist/echarts.min.js
var script []byte

//go:embed dist/echarts.min.js.gz
var packed []byte

// Asset is a script in both forms it is served in. The slices are shared by
// all callers and must not be written to.
type Asset struct {
	// JS is UTF-8 ES2015 source, about 620 kB, that defines one global,
	// echarts: getInstanceByDom, init, setPlatformAPI and version. It needs no
	// window or document until init is called without ssr. The locale KO is
	// registered, as is the custom series "range" that entry.js describes.
	JS []byte
	// Gzip is JS compressed at level 9, without name or time.
	Gzip []byte
	// Hash is the first 12 lower-case hex digits of the SHA-256 of JS: it
	// names this build in an immutable URL and in cache keys.
	Hash string
}

// Bundle returns the embedded ECharts bundle: the same value every time. Safe
// for concurrent use.
func Bundle() Asset {
	return Asset{JS: script, Gzip: packed, Hash: hash()}
}

var hash = sync.OnceValue(func() string {
	sum := sha256.Sum256(script)
	return hex.EncodeToString(sum[:])[:12]
})
