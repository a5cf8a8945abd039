package document

import (
	"fmt"

	"github.com/jipyo/jipyo/metrics"
)

// The reasons why a file of a known format cannot be read, told apart with
// errors.Is. The refusals below wrap them in a *metrics.UserError.
var (
	// ErrLocked says that the file needs a password or a licence to open.
	ErrLocked = fmt.Errorf("locked: %w", metrics.ErrUnsupported)
	// ErrPlaceholder says that the file holds nothing but the sentence that a
	// newer program is needed to see it.
	ErrPlaceholder = fmt.Errorf("placeholder of a distribution document: %w", metrics.ErrUnsupported)
	// ErrScanned says that the file holds pictures of pages and no text.
	ErrScanned = fmt.Errorf("pictures without text: %w", metrics.ErrUnsupported)
	// ErrTooLarge says that the file passes one of the limits.
	ErrTooLarge = fmt.Errorf("too large: %w", metrics.ErrInvalid)
	// ErrMalformed says that the file breaks the rules of its format.
	ErrMalformed = fmt.Errorf("malformed: %w", metrics.ErrInvalid)
)

// Locked refuses a file that is encrypted; detail goes to the log.
func Locked(detail string) error {
	return &metrics.UserError{
		Korean:  "암호가 걸린 문서라 열 수 없습니다. 암호를 푼 파일을 주십시오.",
		English: "The document is locked by a password; give a copy without it.",
		Err:     fmt.Errorf("%s: %w", detail, ErrLocked),
	}
}

// Placeholder refuses a distribution document without its text.
func Placeholder() error {
	return &metrics.UserError{
		Korean:  "배포용 문서의 안내문만 들어 있고 본문이 없습니다. 원본이나 PDF를 주십시오.",
		English: "The file holds only the notice of a distribution document, not its text; give the original or a PDF.",
		Err:     ErrPlaceholder,
	}
}

// Scanned refuses a file that shows its text as pictures alone.
func Scanned() error {
	return &metrics.UserError{
		Korean:  "글자 없이 그림만 들어 있습니다. 문자 인식(OCR)을 거친 파일이 필요합니다.",
		English: "The file holds pictures and no text; it needs character recognition (OCR) first.",
		Err:     ErrScanned,
	}
}

// TooLarge refuses a file that passes a limit, such as ("압축을 푼 크기",
// "unpacked size", "32 MB").
func TooLarge(korean, english, limit string) error {
	return &metrics.UserError{
		Korean:  fmt.Sprintf("문서가 너무 큽니다. %s: %s까지 읽을 수 있습니다.", korean, limit),
		English: fmt.Sprintf("The document is too large; the limit of the %s is %s.", english, limit),
		Err:     fmt.Errorf("%s over %s: %w", english, limit, ErrTooLarge),
	}
}

// TooLong is TooLarge for the text itself.
func TooLong() error {
	return TooLarge("글의 길이", "length of the text", megabytes(MaxStoryBytes))
}

// TooManyBytes is TooLarge for the parts of an archive.
func TooManyBytes() error {
	return TooLarge("압축을 푼 크기", "unpacked size", megabytes(MaxUnpackedBytes))
}

// Malformed refuses a file that says to be of a format, such as "HWPX", and is
// not readable as one; the cause goes to the log.
func Malformed(format string, cause error) error {
	return &metrics.UserError{
		Korean:  format + " 파일이 깨져 있어 읽을 수 없습니다.",
		English: "The " + format + " file is damaged and cannot be read.",
		Err:     fmt.Errorf("%s: %w: %w", format, ErrMalformed, cause),
	}
}

// TooBig is TooLarge for the file itself.
func TooBig() error { return TooLarge("파일 크기", "file size", megabytes(MaxFileBytes)) }

func megabytes(n int) string { return fmt.Sprintf("%d MB", n>>20) }
