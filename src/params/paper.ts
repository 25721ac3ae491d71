/** A paper of the course file. */
export const match = (param: string): param is 'outline' | 'schedule' | 'matrix' | 'local-rules' =>
	['outline', 'schedule', 'matrix', 'local-rules'].includes(param);
