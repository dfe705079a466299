import { defineConfig, type Plugin } from 'vite'

/** Its script stands before that of the console, in a file of its own. */
const early = (): Plugin => ({
  name: 'early',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const file = Object.values(bundle).find((each) => each.type === 'chunk' && each.name === 'early')
      if (!file) throw new Error('early.ts was not built')
      return [
        {
          tag: 'script',
          // It waits for no style.
          attrs: { type: 'module', async: true, crossorigin: true, src: `/${file.fileName}` },
          injectTo: 'head-prepend',
        },
      ]
    },
  },
})

/** The console, built into hashed files that may be kept for ever; every path of it answers with the one page. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [early()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the page allows no inlined content but pictures.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    // Of one piece: a page that is opened would wait for each sheet of each part of it before its program may run.
    cssCodeSplit: false,
    rolldownOptions: {
      input: {
        index: `${import.meta.dirname}/index.html`,
        early: `${import.meta.dirname}/early.ts`,
      },
    },
  },
})
