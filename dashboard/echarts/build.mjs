// Builds dist/ and licenses/ from entry.js and the pinned packages:
//   npm ci && npm run build     writes them
//   npm run check               builds again in memory; exits 1 naming what is stale
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const bundlePath = 'dist/echarts.min.js';
const gzipPath = 'dist/echarts.min.js.gz';
const sumsPath = 'dist/inputs.sha256';

// What decides the bundle; echarts_test.go compares their sums without Node.
const inputs = ['build.mjs', 'entry.js', 'package-lock.json'];

const licenses = {
  'licenses/echarts-LICENSE': 'node_modules/echarts/LICENSE',
  'licenses/echarts-NOTICE': 'node_modules/echarts/NOTICE',
  'licenses/tslib-LICENSE': 'node_modules/tslib/LICENSE.txt',
  'licenses/zrender-LICENSE': 'node_modules/zrender/LICENSE',
};

const read = (path) => readFileSync(join(root, path));
const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');
const installed = (name) => {
  const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`));
  return `${name} ${version} (${license})`;
};

async function bundle() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['entry.js'],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'echarts',
    target: 'es2015',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    banner: { js: `/*! Apache ECharts, trimmed: ${['echarts', 'zrender', 'tslib'].map(installed).join(', ')} */` },
    write: false,
  });
  return Buffer.from(result.outputFiles[0].contents);
}

async function outputs() {
  const js = await bundle();
  const sums = [...inputs.map((path) => [sum(read(path)), path]), [sum(js), bundlePath]];
  const files = new Map([
    [bundlePath, js],
    [sumsPath, Buffer.from(sums.map(([hex, path]) => `${hex}  ${path}\n`).join(''))],
  ]);
  for (const [to, from] of Object.entries(licenses)) files.set(to, read(from));
  return files;
}

function write(files) {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
    console.log(`${path} ${bytes.length}`);
  }
  // gzip(1), not node:zlib, whose output differs between processors; -n leaves
  // out the time, so the same bundle gives the same bytes.
  const packed = execFileSync('gzip', ['-9', '-n', '-c'], { input: files.get(bundlePath), maxBuffer: 1 << 26 });
  writeFileSync(join(root, gzipPath), packed);
  console.log(`${gzipPath} ${packed.length}`);
}

function stale(files) {
  const differs = (path, want, decode = (bytes) => bytes) => {
    try {
      return !decode(read(path)).equals(want);
    } catch {
      return true; // missing, or not gzip
    }
  };
  const paths = [...files].filter(([path, want]) => differs(path, want)).map(([path]) => path);
  if (differs(gzipPath, files.get(bundlePath), gunzipSync)) paths.push(gzipPath);
  return paths;
}

const files = await outputs();
if (process.argv.includes('--check')) {
  const paths = stale(files);
  if (paths.length > 0) {
    console.error(`stale, run "npm ci && npm run build": ${paths.join(', ')}`);
    process.exit(1);
  }
  console.log('dist and licenses are up to date');
} else {
  write(files);
}
