/**
 * Where a worker's entry lies: beside the asking file as TypeScript when run from source, beside the bundle as JavaScript
 * when shipped. The build makes each worker an entry of its own, in the folder of the bundle.
 */
export function workerUrl(from: string, name: string): URL {
  const isSource = new URL(from).pathname.endsWith('.ts')
  return new URL(`./${name}.${isSource ? 'ts' : 'js'}`, from)
}
