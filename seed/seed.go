// Package seed is the material that the program ships: the indicator
// catalogue, the reference areas, sourced figures, and releases. SOURCES.md
// says where each comes from.
package seed

import "embed"

// Catalog is the indicator catalogue, a file for catalog.Read.
//
//go:embed catalog.yaml
var Catalog []byte

// Areas is the gazetteer, a file for catalog.ReadAreas.
//
//go:embed areas.csv
var Areas []byte

// Facts is sourced figures, a table for export.ReadCSV.
//
//go:embed facts/jeonju.csv
var Facts []byte

// Releases holds releases byte for byte as given, under releases/, each with
// what is known of it in a file of the same name and ".meta.json".
//
//go:embed releases
var Releases embed.FS
