/**
 * What an address of the admin's API answers, read in the browser.
 * @param path the whole of it: `/api/admin/…`
 * @throws Error when it answers anything but success
 */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, signal ? { signal } : {});
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}
