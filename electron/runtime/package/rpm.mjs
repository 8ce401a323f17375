import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packed } from './packed.mjs'
import { librariesOf } from './libraries.mjs'
import { installedFolder } from './linux-tree.mjs'
import { linesAtSpaces, trialMark, trialNotice } from './release.mjs'
import { settle } from './settle.mjs'

/** @type {Readonly<Record<string, string>>} */
const architectures = { x64: 'x86_64', arm64: 'aarch64' }

/**
 * Makes an .rpm of `tree`. Returns the file's name.
 * @param {import('./packed.mjs').Packing} packing
 */
export async function makeRpm({ tree, out, work, release, isQuick }) {
  settle(tree, release.time)
  const version = `${release.version}${trialMark(release, '~')}`
  const architecture = architectures[process.arch] ?? process.arch
  const name = `duizhao-${version}-1.${architecture}.rpm`
  const recipe = join(work, 'duizhao.spec')
  const needs = librariesOf(join(tree, installedFolder, 'duizhao'))
  writeFileSync(recipe, recipeOf({ version, needs, notice: trialNotice(release), tree, isQuick }))
  const top = join(work, 'rpm')
  const where = ['--define', `_topdir ${top}`, '--define', '_rpmfilename %%{NAME}.rpm']
  await packed('rpmbuild', ['-bb', '--quiet', '--target', architecture, ...where, recipe], release)
  copyFileSync(join(top, 'RPMS/duizhao.rpm'), join(out, name))
  return name
}

/**
 * @param {object} of
 * @param {string} of.version
 * @param {readonly string[]} of.needs
 * @param {string} of.notice
 * @param {string} of.tree
 * @param {boolean} of.isQuick
 */
const recipeOf = ({ version, needs, notice, tree, isQuick }) => `
# Nothing is stripped or changed: the fuses are bits in the program.
%global __os_install_post %{nil}
%global debug_package %{nil}
%global _build_id_links none
%define _binary_payload ${isQuick ? 'w1' : 'w19'}T2.zstdio
%define _buildhost reproducible
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define build_mtime_policy clamp_to_source_date_epoch

Name: duizhao
Version: ${version}
Release: 1
Summary: Close reading and translation of Chinese texts${notice === '' ? '' : ' (trial build)'}
License: MIT
AutoReqProv: no
${needs.map(library => `Requires: ${library}()(64bit)`).join('\n')}
Recommends: xdg-utils

%description
The Chinese is on the left, your own translation is beside it paragraph by
paragraph, and your highlights and notes lie over both. It works offline, and
your work never leaves your computer.
${notice === '' ? '' : `\n${linesAtSpaces(notice, 75).join('\n')}\n`}
%install
cp -a ${tree}/. %{buildroot}/

%files
%defattr(-,root,root)
/usr/bin/duizhao
/usr/lib/duizhao
# For kernels without user namespaces for ordinary users. Chromium uses it only there.
%attr(4755,root,root) /usr/lib/duizhao/chrome-sandbox
/usr/share/applications/*
/usr/share/metainfo/*
/usr/share/mime/packages/*
/usr/share/icons/hicolor/*/apps/*
/usr/share/man/man1/*
%doc /usr/share/doc/duizhao/changelog.gz
%doc /usr/share/doc/duizhao/sbom.cdx.json
%license /usr/share/doc/duizhao/licences.txt.gz
%license /usr/share/doc/duizhao/LICENSE.electron.txt
%license /usr/share/doc/duizhao/LICENSES.chromium.html.gz
`
