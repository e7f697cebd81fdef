import { Router } from 'express';

/** POST /api/users/signout: 200 `{}`, the cookie is cleared; also for who is signed out. */
export const signOut: Router = Router().post('/api/users/signout', (req, res) => {
  req.session = null;
  res.json({});
});
