import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const pages = join(import.meta.dirname, '..', 'pages');

// The headings of the list of contents are the groups of the side bar, and its tables their pages: so there is one list.
function sidebar() {
  const groups = [];
  for (const line of readFileSync(join(pages, 'index.md'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) {
      groups.push({ text: line.slice(3), items: [] });
    }
    const link = line.match(/^\| \[([^\]]+)\]\(\.\/([\w-]+)\.md\)/);
    if (link && existsSync(join(pages, `${link[2]}.md`))) {
      groups.at(-1).items.push({ text: link[1], link: `/${link[2]}` });
    }
  }
  return groups;
}

// As GitHub makes them, so that a link to a heading is right on both.
const slugify = (text) => text.trim().toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');

export default {
  title: 'DockerMod',
  description: 'Many Docker hosts, one Docker',
  srcDir: 'pages',
  outDir: '../site',
  base: process.env.SITE_BASE ?? '/',
  markdown: { anchor: { slugify }, toc: { slugify } },
  themeConfig: {
    nav: [{ text: 'Start', link: '/start' }, { text: 'Documentation', link: '/' }, { text: 'Changelog', link: '/changelog' }],
    sidebar: [{ text: 'Start', items: [{ text: 'What it is, and how to try it', link: '/start' }, { text: 'All pages', link: '/' }] }, ...sidebar()],
    outline: [2, 3],
    search: { provider: 'local' },
    footer: { message: 'Apache License 2.0' },
  },
};
