/**
 * What package managers, generators and editors write into everybody's repositories, or what people take from one
 * public place: two repositories that both hold it need not have anything to do with each other. Names in lower case.
 */
const FILES = new Set(
  [
    // Licences and other texts that are chosen rather than written
    'license license.md license.txt licence licence.md licence.txt copying copying.lesser notice unlicense',
    'code_of_conduct.md contributing.md security.md dco pull_request_template.md bug_report.md feature_request.md',
    // Lists of packages with fixed versions
    'package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock composer.lock',
    'gemfile.lock cargo.lock poetry.lock uv.lock pdm.lock pipfile.lock go.sum mix.lock pubspec.lock podfile.lock',
    'packages.lock.json gradle.lockfile flake.lock',
    // Wrappers that fetch a build tool
    'gradlew gradlew.bat gradle-wrapper.properties mvnw mvnw.cmd maven-wrapper.properties manage.py artisan',
    // What generators of new projects leave
    'reportwebvitals.js reportwebvitals.ts serviceworker.js serviceworker.ts setuptests.js setuptests.ts',
    'registerserviceworker.js app.css index.css app.test.js app.test.tsx manifest.json robots.txt index.html',
    'tsconfig.json tsconfig.app.json tsconfig.node.json jsconfig.json angular.json karma.conf.js vite.config.ts',
    'vite.config.js next.config.js next.config.mjs next.config.ts tailwind.config.js postcss.config.js',
    'babel.config.js metro.config.js jest.config.js eslint.config.js eslint.config.mjs',
    'analysis_options.yaml androidmanifest.xml styles.xml appdelegate.swift wp-config-sample.php .htaccess',
  ].flatMap((names) => names.split(' ')),
);

/** Folders of what others wrote, or what tools made. */
const FOLDERS = new Set(
  [
    'node_modules bower_components jspm_packages vendor vendors third_party third-party thirdparty extern external',
    'pods carthage .yarn .cargo .bundle .gradle .mvn wrapper gradle .husky .vscode .idea .vs .github .circleci',
    '.devcontainer .storybook dist build out target bin obj coverage __pycache__ .venv venv site-packages licenses',
    'fonts font webfonts icons flags images img mipmap-hdpi mipmap-mdpi mipmap-xhdpi mipmap-xxhdpi mipmap-xxxhdpi',
  ].flatMap((names) => names.split(' ')),
);

/** Pictures, fonts, archives and packed code: taken from somewhere rather than written here. */
const EXTENSION =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|icns|bmp|woff2?|ttf|otf|eot|mp[34]|wav|ogg|webm|pdf|jar|zip|gz|tgz|dll|so|exe|lock|map|min\.(?:js|css|mjs))$/;

/** Whether a file or folder of that name says nothing about where a repository's content comes from. */
export function isBoilerplate(kind: 'file' | 'folder', name: string): boolean {
  const plain = name.toLowerCase();
  if (kind === 'folder') return FOLDERS.has(plain);
  // Settings of editors and checkers begin with a dot and are copied from project to project.
  return plain.startsWith('.') || FILES.has(plain) || EXTENSION.test(plain);
}
