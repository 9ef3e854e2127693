import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The portal's one style sheet and one small script; pages are made by the server (src/portal/render.tsx). */
export default defineConfig({
  root: at('src/portal'),
  publicDir: at('src/portal/public'),
  base: '/',
  build: {
    outDir: at('dist/portal'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    // phones of the last five years, and the browser inside WeChat
    target: ['chrome87', 'safari14', 'firefox90'],
    // the policy has no 'unsafe-inline': nothing may be inlined into the page
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rolldownOptions: {
      input: at('src/portal/enhance/main.ts'),
      output: { entryFileNames: 'assets/portal-[hash].js', assetFileNames: 'assets/portal-[hash][extname]' },
    },
  },
})
