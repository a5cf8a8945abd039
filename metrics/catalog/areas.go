package catalog

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jipyo/jipyo/metrics"
)

// The properties that a row of the gazetteer may give to an area.
const (
	propLevel  = "level"
	propParent = "parent"
	propCode   = "admin5"
)

var (
	areaColumns = []string{"id", "property", "value", "from", "to"}
	nameForms   = []string{"usual", "official", "short", "english"}
	fiveDigits  = regexp.MustCompile(`^[0-9]{5}$`)
)

// ReadAreas reads the gazetteer: CSV with the columns id, property, value,
// from, to, one row a property, the rows of an area in any order. level and
// parent are undated; usual, official, short and english names and admin5
// codes hold from the first to the last day given, an empty one is open. A
// breach is a UserError over ErrInvalid that names the line.
func ReadAreas(r io.Reader) (metrics.Areas, error) {
	rows := csv.NewReader(r)
	rows.FieldsPerRecord = len(areaColumns)
	head, err := rows.Read()
	if err != nil || !slices.Equal(head, areaColumns) {
		return metrics.Areas{}, areaFault(1, "the columns must be "+strings.Join(areaColumns, ", "))
	}
	var list []metrics.RefArea
	at := map[string]int{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := rows.FieldPos(0)
		if err != nil {
			return metrics.Areas{}, areaFault(line, err.Error())
		}
		if _, ok := at[row[0]]; !ok {
			at[row[0]] = len(list)
			list = append(list, metrics.RefArea{ID: row[0]})
		}
		if err := give(&list[at[row[0]]], row); err != nil {
			return metrics.Areas{}, areaFault(line, err.Error())
		}
	}
	areas, err := metrics.NewAreas(list)
	if err != nil {
		return metrics.Areas{}, err
	}
	return areas, complete(list)
}

// give sets what one row says of its area.
func give(a *metrics.RefArea, row []string) error {
	property, value, from, to := row[1], row[2], row[3], row[4]
	for _, day := range []string{from, to} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return fmt.Errorf("%q is not a day like 2024-01-18", day)
		}
	}
	switch {
	case !fiveDigits.MatchString(a.ID):
		return fmt.Errorf("id %q is not five digits", a.ID)
	case value == "":
		return fmt.Errorf("%s has no value", property)
	case property == propLevel:
		a.Level = metrics.AreaLevel(value)
	case property == propParent:
		a.Parent = value
	case property == propCode && fiveDigits.MatchString(value):
		a.Codes = append(a.Codes, metrics.AreaCode{System: propCode, Code: value, From: from, To: to})
	case slices.Contains(nameForms, property):
		a.Names = append(a.Names, metrics.AreaName{Form: property, Name: value, From: from, To: to})
	default:
		return fmt.Errorf("property %q with value %q is unknown", property, value)
	}
	return nil
}

// complete asks of every area a level, a usual name and, below the nation, a
// parent.
func complete(list []metrics.RefArea) error {
	levels := []metrics.AreaLevel{metrics.LevelNation, metrics.LevelProvince, metrics.LevelMunicipality}
	for _, a := range list {
		named := slices.ContainsFunc(a.Names, func(n metrics.AreaName) bool { return n.Form == "usual" && n.To == "" })
		if !named || !slices.Contains(levels, a.Level) || (a.Parent == "") != (a.Level == metrics.LevelNation) {
			return fmt.Errorf("areas: %s lacks a usual name, a level of %v or its parent: %w", a.ID, levels, metrics.ErrInvalid)
		}
	}
	return nil
}

func areaFault(line int, cause string) error {
	return &metrics.UserError{
		Korean:  fmt.Sprintf("지역 목록 %d행이 잘못되었습니다: %s", line, cause),
		English: fmt.Sprintf("areas line %d is wrong: %s", line, cause),
		Err:     fmt.Errorf("areas line %d: %s: %w", line, cause, metrics.ErrInvalid),
	}
}
