import { useQueryClient } from '@tanstack/react-query';

/** Reads again all queries whose keys begin with one of these words. */
export function useRefresh(): (...keys: string[]) => void {
  const client = useQueryClient();
  return (...keys) => keys.forEach((key) => void client.invalidateQueries({ queryKey: [key] }));
}
