// The programs that make packages, and those that look at them.

import { spawnSync } from 'node:child_process'

/**
 * A program, and the Debian package that has it.
 * @typedef {{ readonly program: string, readonly debian: string }} Tool
 */

/** @type {Readonly<Record<'deb' | 'rpm' | 'tar.xz', readonly Tool[]>>} */
export const makers = {
  deb: [
    { program: 'dpkg-deb', debian: 'dpkg' },
    { program: 'objdump', debian: 'binutils' },
  ],
  rpm: [
    { program: 'rpmbuild', debian: 'rpm' },
    { program: 'objdump', debian: 'binutils' },
  ],
  'tar.xz': [
    { program: 'tar', debian: 'tar' },
    { program: 'xz', debian: 'xz-utils' },
  ],
}

/**
 * The kinds of packages, in the order in which they are made.
 * @typedef {keyof typeof makers} Kind
 */
export const packageKinds = /** @type {readonly Kind[]} */ (Object.keys(makers))

/** What the tests of packages need besides. */
export const testers = [
  { program: 'lintian', debian: 'lintian' },
  { program: 'appstreamcli', debian: 'appstream' },
  { program: 'desktop-file-validate', debian: 'desktop-file-utils' },
  { program: 'apparmor_parser', debian: 'apparmor' },
  { program: 'gio', debian: 'libglib2.0-bin' },
  { program: 'update-mime-database', debian: 'shared-mime-info' },
  { program: 'xwininfo', debian: 'x11-utils' },
]

/**
 * The tools of `wanted` that this machine does not have, each once.
 * @param {readonly Tool[]} wanted
 * @returns {readonly Tool[]}
 */
export const missingTools = wanted => [
  ...new Map(wanted.filter(isMissing).map(tool => [tool.program, tool])).values(),
]

/** @param {Tool} tool */
const isMissing = ({ program }) =>
  spawnSync('sh', ['-c', 'PATH="$PATH:/usr/sbin:/sbin" command -v "$0"', program]).status !== 0
