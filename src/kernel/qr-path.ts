/** The dark modules of a QR code as one SVG path of runs, within the quiet zone of four modules that scanners ask for. */
export function qrPath(dark: ArrayLike<number>, size: number): { path: string; size: number } {
  const quiet = 4
  const runs: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x
      while (x < size && dark[y * size + x]) x++
      if (x > start) runs.push(`M${start + quiet} ${y + quiet}h${x - start}v1h-${x - start}z`)
    }
  }
  return { path: runs.join(''), size: size + 2 * quiet }
}
