import { afterEach, beforeEach, expect, vi } from 'vitest';

// Anything the program says on console.error is something a person would have to deal with: it fails the test.
beforeEach(() => {
	vi.spyOn(console, 'error');
});
afterEach(() => {
	expect(console.error).not.toHaveBeenCalled();
	vi.restoreAllMocks();
});
