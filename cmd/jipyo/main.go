// Command jipyo reads a city's press releases, keeps their figures as time
// series tied to the sentences that state them, and serves them as a dashboard.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/jipyo/jipyo/metrics"
)

// The exit codes of every command.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// errSomeFailed ends a command that has already told what went wrong.
var errSomeFailed = errors.New("a file could not be read")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], terminal{out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(code)
}

// terminal is where a command writes: results to out, all else to err.
type terminal struct {
	out io.Writer
	err io.Writer
}

// commandLine is every command and the flags that they share.
type commandLine struct {
	Serve   serveCommand   `cmd:"" help:"대시보드를 연다. 빈 데이터베이스에는 함께 제공되는 자료를 먼저 넣는다. (Serve the dashboard; fill an empty database with the shipped material first.)"`
	Ingest  ingestCommand  `cmd:"" help:"보도자료 파일이나 폴더를 읽어 넣는다. (Read releases into the database.)"`
	Reread  rereadCommand  `cmd:"" help:"저장된 보도자료를 지금의 규칙으로 다시 읽는다. (Read stored releases again with today's rules.)"`
	Extract extractCommand `cmd:"" help:"데이터베이스 없이 파일마다 JSON 한 줄을 출력한다. (Print one JSON line a file; no database.)"`
	Import  importCommand  `cmd:"" help:"관측값 CSV를 넣는다. (Take observations in from CSV.)"`
	Export  exportCommand  `cmd:"" help:"관측값을 CSV로 내보낸다. (Put observations out as CSV.)"`
	Correct correctCommand `cmd:"" help:"관측값 하나를 사람이 고친다. 앞의 것은 판으로 남는다. (Correct an observation; what stood before stays as a version.)"`
	History historyCommand `cmd:"" help:"한 값의 모든 출처, 모든 판, 고친 이와 까닭을 보인다. (Print every statement and version of one value, who changed it and why.)"`
	Doctor  doctorCommand  `cmd:"" help:"기록을 모두 살펴 잘못된 곳을 알린다. (Examine the whole record; exit 1 where something is wrong.)"`
	Backup  backupCommand  `cmd:"" help:"SQLite 기록을 새 파일로 옮겨 적는다. 서버가 도는 동안에도 된다. (Copy a SQLite record to a new file, also while it is served.)"`
	Restore restoreCommand `cmd:"" help:"backup이 만든 파일의 기록으로 바꾼다. (Put a backup in place of a SQLite record.)"`
	Migrate migrateCommand `cmd:"" help:"데이터베이스 구조를 이 판에 맞춘다. (Bring the database schema to this version.)"`
	Seed    seedCommand    `cmd:"" help:"함께 제공되는 지표, 지역, 사실, 보도자료를 넣는다. (Load the shipped indicators, areas, facts and release.)"`
	Version versionCommand `cmd:"" help:"판 번호를 출력한다. (Print the version.)"`
}

// run is the whole program but for the process: it returns the exit code.
func run(ctx context.Context, args []string, term terminal) int {
	var line commandLine
	exited := -1
	parser, err := kong.New(&line,
		kong.Name("jipyo"),
		kong.Description("지표(Jipyo): 보도자료의 수치를 문장과 함께 시계열로 간직하고 보여 준다. Keeps the figures of press releases as time series, each tied to its sentence. 모든 옵션은 환경 변수로도 줄 수 있다 (--db = JIPYO_DB)."),
		kong.DefaultEnvars("JIPYO"),
		kong.Writers(term.out, term.err),
		kong.Exit(func(code int) { exited = code }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(term),
	)
	if err != nil {
		fmt.Fprintln(term.err, "jipyo:", err)
		return exitUsage
	}
	command, err := parser.Parse(args)
	if exited >= 0 { // --help has been printed
		return exited
	}
	if err != nil {
		fmt.Fprintf(term.err, "jipyo: %v\n도움말: jipyo --help\n", err)
		return exitUsage
	}
	return exitCode(command.Run(), term)
}

// exitCode tells the person what failed, in one line.
func exitCode(err error, term terminal) int {
	var told *metrics.UserError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSomeFailed), errors.Is(err, errUnsound):
	case errors.As(err, &told):
		fmt.Fprintln(term.err, "jipyo:", told)
	default:
		fmt.Fprintln(term.err, "jipyo:", err)
	}
	return exitFailed
}
