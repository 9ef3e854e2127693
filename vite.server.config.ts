import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** The server and command line as plain JavaScript beside their source maps; packages stay in node_modules. */
export default defineConfig({
  build: {
    ssr: path('src/cli.ts'),
    outDir: path('dist/server'),
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
})
