package draw

import "regexp"

// The shapes that a value may have.
var (
	isNumber    = regexp.MustCompile(`^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$`)
	isNumbers   = regexp.MustCompile(`^[-+\d.e, ]+$`)
	isPathData  = regexp.MustCompile(`^[MLHVCQAZmlhvcqaz\d.eE, \-+]*$`)
	isPaint     = regexp.MustCompile(`^(none|transparent|#[\da-fA-F]{3,8}|rgba?\([\d., %]+\)|url\(#[\w-]+\))$`)
	isTransform = regexp.MustCompile(`^((matrix|translate|scale|rotate)\([-+\d.e, ]+\) ?)+$`)
	isPercent   = regexp.MustCompile(`^-?\d+(\.\d+)?%?$`)
	isReference = regexp.MustCompile(`^url\(#[\w-]+\)$`)
	isName      = regexp.MustCompile(`^[\w-]+$`)
	isFamily    = regexp.MustCompile(`^[\w, -]+$`)
	isWord      = regexp.MustCompile(`^[a-zA-Z]+$`)
)

// attributes are those that may stand in any element, with their values.
var attributes = map[string]*regexp.Regexp{
	"fill": isPaint, "fill-opacity": isNumber, "fill-rule": isWord,
	"stroke": isPaint, "stroke-width": isNumber, "stroke-opacity": isNumber, "stroke-dasharray": isNumbers,
	"stroke-dashoffset": isNumber, "stroke-linecap": isWord, "stroke-linejoin": isWord, "stroke-miterlimit": isNumber,
	"paint-order": isWord, "opacity": isNumber, "transform": isTransform, "clip-path": isReference, "id": isName,
}

// elements are those that may stand in a picture, with the attributes that
// they have beside the common ones.
var elements = map[string]map[string]*regexp.Regexp{
	"g": {}, "defs": {}, "clipPath": {},
	"path":     {"d": isPathData},
	"rect":     {"x": isNumber, "y": isNumber, "width": isNumber, "height": isNumber, "rx": isNumber, "ry": isNumber},
	"circle":   {"cx": isNumber, "cy": isNumber, "r": isNumber},
	"ellipse":  {"cx": isNumber, "cy": isNumber, "rx": isNumber, "ry": isNumber},
	"line":     {"x1": isNumber, "y1": isNumber, "x2": isNumber, "y2": isNumber},
	"polyline": {"points": isNumbers},
	"polygon":  {"points": isNumbers},
	"text": {
		"x": isNumber, "y": isNumber, "text-anchor": isWord, "xml:space": isWord,
		"font-family": isFamily, "font-size": isNumber, "font-weight": isName, "font-style": isWord,
	},
	"linearGradient": {"x1": isPercent, "y1": isPercent, "x2": isPercent, "y2": isPercent, "gradientUnits": isWord, "gradientTransform": isTransform},
	"radialGradient": {"cx": isPercent, "cy": isPercent, "r": isPercent, "gradientUnits": isWord, "gradientTransform": isTransform},
	"stop":           {"offset": isPercent, "stop-color": isPaint, "stop-opacity": isNumber},
	"pattern": {
		"x": isNumber, "y": isNumber, "width": isNumber, "height": isNumber,
		"patternUnits": isWord, "patternTransform": isTransform,
	},
}

// allowed reports whether an attribute may stand in an element with a value.
func allowed(element string, a attr) bool {
	shape, ok := elements[element][a.name]
	if !ok {
		shape, ok = attributes[a.name]
	}
	return ok && shape.MatchString(a.value)
}
