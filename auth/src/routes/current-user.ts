import { Router } from 'express';

/** GET /api/users/currentuser: 200 `{currentUser: {id, email} | null}`. */
export const currentUser: Router = Router().get('/api/users/currentuser', (req, res) => {
  res.json({ currentUser: req.currentUser ?? null });
});
